import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Front, openFront } from "./testing/front";

let front: Front;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());

const own = () => ({ origin: `http://localhost:${front.port}` });

describe("headers", () => {
  const answers = [
    ["a page", "GET /", 200],
    ["a file of the build", "GET /_next/x.js", 200],
    ["data", "GET /api/v1/teams", 200],
    ["a probe", "GET /livez", 200],
    ["an unknown address", "GET /api/nothing", 404],
    ["a mistake of ours", "GET /api/v1/broken", 500],
    ["a refused method", "POST /", 405],
    ["a refused site", "POST /api/trpc/x", 403],
  ] as const;

  test.each(answers)("%s carries every security header", async (_name, asked, status) => {
    const [method = "", path = ""] = asked.split(" ");
    const { headers, status: got } = await front.ask(path, { method });
    expect(got).toBe(status);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("data and pages are never kept by a cache, files of the build may be", async () => {
    expect((await front.ask("/")).headers["cache-control"]).toBe("no-store");
    expect((await front.ask("/api/v1/teams")).headers["cache-control"]).toBe("no-store");
    expect((await front.ask("/_next/x.js")).headers["cache-control"]).toBeUndefined();
  });

  test("each page gets its own nonce, and Next finds the same one in the request", async () => {
    const [one, two] = await Promise.all([front.ask("/"), front.ask("/")]);
    const nonce = (policy: unknown) => /'nonce-([^']{20,})'/.exec(String(policy))?.[1];
    const first = nonce(one.headers["content-security-policy"]);
    expect(first).toBeDefined();
    expect(nonce(two.headers["content-security-policy"])).not.toBe(first);
    expect(nonce(JSON.parse(one.body)["content-security-policy"])).toBe(first);
  });

  test("a page's policy allows no inline script, no eval and no inline style", async () => {
    const policy = String((await front.ask("/")).headers["content-security-policy"]);
    expect(policy).not.toMatch(/unsafe/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
  });

  test("a mistake of ours tells the caller an error id and nothing else; the log has both", async () => {
    const { body, headers } = await front.ask("/api/v1/broken");
    expect(body).not.toContain("secret of the house");
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({
      status: 500,
      code: "unexpected",
      requestId: headers["x-request-id"],
    });
    expect(front.lines).toContainEqual(
      expect.objectContaining({
        requestId: headers["x-request-id"],
        err: expect.objectContaining({ message: "the secret of the house" }),
      }),
    );
  });
});

describe("hosts", () => {
  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:1"])(
    "a request for the host %j is misdirected",
    async (host) => expect((await front.ask("/", { headers: { host } })).status).toBe(421),
  );

  test("the machine's own names are known, with the port", async () => {
    for (const name of ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"]) {
      expect((await front.ask("/", { headers: { host: `${name}:${front.port}` } })).status).toBe(
        200,
      );
    }
  });

  test("the refusal says how to open the right address and repeats no markup", async () => {
    const { body } = await front.ask("/", { headers: { host: "evil.example" } });
    expect(body).toContain(`http://localhost:${front.port}`);
    expect(body).toContain("APP_ORIGINS");
  });

  test("probes come by any name", async () => {
    expect((await front.ask("/livez", { headers: { host: "10.0.0.7" } })).status).toBe(200);
  });

  test("forwarded names and addresses are not believed without a trusted proxy", async () => {
    const headers = {
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-proto": "https",
      "x-request-id": "chosen-by-somebody",
      "x-cairn-client": "6.6.6.6",
      "x-nonce": "abc",
      "x-middleware-subrequest": "proxy:proxy",
      "content-security-policy": "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAAAA'",
    };
    const answer = await front.ask("/", { headers });
    const seen = JSON.parse(answer.body);
    expect(JSON.stringify(seen)).not.toMatch(/evil|6\.6\.6\.6|chosen|nonce-AAAA|middleware/);
    expect(seen["x-cairn-client"]).toBe("127.0.0.1");
    expect(answer.headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("other sites", () => {
  const post = (path: string, headers: Record<string, string>) =>
    front.ask(path, { method: "POST", headers });
  const cookie = "cairn.session=x";

  test.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["of another port", { origin: "http://localhost:1" }],
    ["of the null origin", { origin: "null" }],
    ["that says nothing of where it comes from", {}],
    ["from another site by its own word", { "sec-fetch-site": "cross-site" }],
    ["from a sibling site", { "sec-fetch-site": "same-site" }],
    ["whose two words differ", { "sec-fetch-site": "cross-site", origin: "own" }],
  ])("a request %s cannot change anything", async (_name, headers) => {
    const sent =
      "origin" in headers && headers.origin === "own" ? { ...headers, ...own() } : headers;
    for (const path of ["/api/trpc/x", "/api/v1/teams"]) {
      const answer = await post(path, { cookie, ...sent });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body).code).toBe("forbidden");
    }
  });

  test("our own pages can", async () => {
    expect((await post("/api/trpc/x", { cookie, ...own() })).status).toBe(200);
    expect((await post("/api/trpc/x", { cookie, "sec-fetch-site": "same-origin" })).status).toBe(
      200,
    );
  });

  test("a program with its own token can, wherever it runs", async () => {
    expect((await post("/api/v1/teams", { authorization: "Bearer x" })).status).toBe(200);
    expect((await post("/api/trpc/x", { authorization: "Bearer x" })).status).toBe(403);
  });

  test("another site's page cannot read data, and a link to it can be followed", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", cookie };
    expect((await front.ask("/api/trpc/x", { headers })).status).toBe(403);
    expect((await front.ask("/api/v1/x", { headers })).status).toBe(403);
    expect(
      (await front.ask("/", { headers: { ...headers, "sec-fetch-mode": "navigate" } })).status,
    ).toBe(200);
    expect(
      (await front.ask("/api/trpc/x", { headers: { ...headers, "sec-fetch-mode": "navigate" } }))
        .status,
    ).toBe(200);
  });
});

describe("methods", () => {
  test.each(["OPTIONS", "TRACE", "PATCH", "PROPFIND", "DELETE", "PUT", "POST"])(
    "a page does not offer %s",
    async (method) => {
      const { status, headers } = await front.ask("/", { method, headers: own() });
      expect(status).toBe(405);
      expect(headers.allow).toBe("GET, HEAD");
    },
  );

  test("a HEAD request gets the headers and no body", async () => {
    const { status, body, headers } = await front.ask("/api/nothing", { method: "HEAD" });
    expect(status).toBe(404);
    expect(body).toBe("");
    expect(Number(headers["content-length"])).toBeGreaterThan(0);
  });
});

describe("the start", () => {
  test("probes are answered at once, pages wait until Cairn can answer them", async () => {
    let open = (): void => undefined;
    const starting = await openFront({ started: new Promise((resolve) => (open = resolve)) });
    const order: string[] = [];
    const page = starting.ask("/").then(() => order.push("page"));
    await starting.ask("/livez").then(() => order.push("livez"));
    open();
    await page;
    expect(order).toEqual(["livez", "page"]);
    await starting.close();
  });
});

test("every answer is counted by door and status and told in one line without its query", async () => {
  await front.ask("/invitation/dGhpcyBpcyBhIHNlY3JldCB0b2tlbg1?token=hidden");
  await expect
    .poll(() => front.lines.at(-1))
    .toMatchObject({ path: "/invitation/…", door: "page", status: 200, address: "127.0.0.1" });
  expect(JSON.stringify(front.lines)).not.toContain("hidden");
  const pages = front.traffic
    .observed()
    .find(({ door, statusClass }) => door === "page" && statusClass === "2xx");
  expect(pages?.count).toBeGreaterThan(3);
  expect(pages?.cumulative.at(-1)).toBe(pages?.count);
});
