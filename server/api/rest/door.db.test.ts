import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { createLeasePool } from "~/db/lease";
import { sessionCookie } from "~/server/api/auth/cookie";
import { call } from "~/server/api/testing/fixture";
import { fixtures } from "~/server/api/testing/fixtures";
import { everyScope, openWorld, type Side, type World } from "~/server/api/testing/world";
import { RateLimit } from "~/server/http/rate-limit";
import { type Answer, type Ask, type Front, openFront } from "~/server/http/testing/front";
import { endpoints } from "./catalogue";
import { restDoor } from "./door";
import { newPace } from "./identify";
import { requestFor } from "./testing/request-for";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests that nobody else knows";

let world: World;
let front: Front;
let side: Side;
let token: string;

const tokenOf = async (of: Side, scopes: readonly string[] = everyScope): Promise<string> => {
  const made = await call(of.everyone, "identity.createToken", { name: "test", scopes, days: 1 });
  return String(Reflect.get(Object(made), "token"));
};

const ask = (path: string, request: Ask = {}, bearer = token): Promise<Answer> =>
  front.ask(`/api/v1${path}`, {
    ...request,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      ...request.headers,
    },
  });

/** A signed-in person's browser, on a page of ours unless another origin is named. */
const browse = async (
  of: Side,
  path: string,
  { headers = {}, ...request }: Ask = {},
): Promise<Answer> => {
  const cookie = await sessionCookie(
    of.things.get("mySession") ?? "",
    `http://127.0.0.1:${front.port}`,
  );
  return front.ask(`/api/v1${path}`, {
    ...request,
    headers: {
      cookie: cookie.split(";")[0] ?? "",
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
  });
};

const own = () => ({ origin: `http://127.0.0.1:${front.port}` });

/** Teams are made by people: a token cannot. */
const makeTeam = (body: string, headers: Record<string, string> = {}) =>
  browse(side, "/teams", { method: "POST", body, headers: { ...own(), ...headers } });

const json = ({ body }: Answer) => JSON.parse(body);

beforeAll(async () => {
  world = await openWorld();
  front = await openFront({ doors: [restDoor(endpoints)] });
  side = await world.side("A");
  token = await tokenOf(side);
});
afterAll(async () => {
  await front.close();
  await world.close();
});

const known = endpoints.filter(({ procedure }) => fixtures[procedure] !== undefined);

test("the catalogue has the routes of the routers", () => {
  expect(endpoints.length).toBeGreaterThan(20);
  expect(known.length).toBeGreaterThan(10);
});

describe("every operation with a route answers over HTTP as it does within", () => {
  test.each(known.map((endpoint) => [endpoint.operation.route, endpoint] as const))(
    "%s",
    async (_route, endpoint) => {
      const fixture = fixtures[endpoint.procedure];
      const fresh = await world.side("A");
      const input = await fixture?.input(fresh);
      const { path, ...request } = requestFor(endpoint, input);
      expect((await front.ask(`/api/v1${path}`, request)).status).toBe(401);
      const answer =
        fixture?.scope === null
          ? await browse(fresh, path, { ...request, headers: own() })
          : await ask(path, request, await tokenOf(fresh));
      const logged = front.lines.find(({ requestId, err }) => err !== undefined && requestId === answer.headers["x-request-id"]);
    expect({ status: answer.status, logged }).toEqual({ status: 200, logged: undefined });
      if (endpoint.operation.kind === "query") {
        const within = await call(fresh.everyone, endpoint.procedure, input);
        expect(Object.keys(json(answer))).toEqual(Object.keys(Object(within)));
      }
    },
  );

  test("to a token of another organisation nothing of it exists", async () => {
    const mine = await call(side.everyone, "identity.createTeam", { name: "Fraud" });
    const theirs = await tokenOf(await world.side("B"));
    const answer = await ask(`/teams/${Reflect.get(Object(mine), "slug")}`, {}, theirs);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("CANARY-A");
  });
});

describe("who may", () => {
  test("no token, a wrong one and half of one are asked to sign in", async () => {
    for (const bearer of ["", "x", token.slice(0, -1), `${token}x`]) {
      const answer = await ask("/teams", {}, bearer);
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toMatch(/^Bearer/);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
    }
  });

  test("a token counts in the header only, never in the address", async () => {
    expect((await front.ask(`/api/v1/teams?access_token=${token}`)).status).toBe(401);
  });

  test("a token without the scope is refused, and told which one", async () => {
    const answer = await ask("/audit/events", {}, await tokenOf(side, ["maturity:read"]));
    expect(answer.status).toBe(403);
    expect(json(answer).detail).toContain("audit:read");
  });

  test("a person's browser may as well, and writes only from a page of ours", async () => {
    const write = { method: "POST", body: JSON.stringify({ name: "Pricing" }) };
    expect((await browse(side, "/teams")).status).toBe(200);
    expect((await browse(side, "/teams", write)).status).toBe(403);
    expect(
      (await browse(side, "/teams", { ...write, headers: { origin: "https://evil.example" } }))
        .status,
    ).toBe(403);
    expect((await browse(side, "/teams", { ...write, headers: own() })).status).toBe(200);
  });

  test("a token beside a cookie decides: a bad one is not made good by the session", async () => {
    expect((await browse(side, "/teams", { headers: { authorization: "Bearer x" } })).status).toBe(
      401,
    );
  });

  test("too many calls are slowed down, each caller for itself", async () => {
    const pace = { ...newPace(), callers: new RateLimit({ perSecond: 0.5, burst: 2 }) };
    const slow = await openFront({ doors: [restDoor(endpoints, pace)] });
    const other = await tokenOf(await world.side("B"));
    const headers = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1)
      statuses.push((await slow.ask("/api/v1/teams", headers(token))).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await slow.ask("/api/v1/teams", headers(token))).headers["retry-after"]).toBe("2");
    expect((await slow.ask("/api/v1/teams", headers(other))).status).toBe(200);
    await slow.close();
  });
});

describe("input", () => {
  test("numbers and lists of the address are read as such", async () => {
    expect((await ask("/teams?limit=1")).status).toBe(200);
    expect((await ask("/audit/events?from=2026-01-01&to=2026-12-31T00:00:00Z")).status).toBe(200);
  });

  test("what is not acceptable is told field by field", async () => {
    const many = await ask("/teams?limit=many&sort=name");
    expect(many.status).toBe(400);
    expect(json(many)).toMatchObject({ code: "invalid", requestId: many.headers["x-request-id"] });
    expect(Object.keys(json(many).fields).toSorted()).toEqual(["limit", "sort"]);
    const empty = await makeTeam("{}");
    expect(Object.keys(json(empty).fields)).toEqual(["name"]);
  });

  test.each(["__proto__", "constructor", "orgId", "org_id"])(
    "a field %s is refused",
    async (name) => {
      expect((await ask(`/teams?${name}=x`)).status).toBe(400);
      const body = `{"name":"X","${name}":{"admin":true}}`;
      expect((await makeTeam(body)).status).toBe(400);
      expect(Reflect.get({}, "admin")).toBeUndefined();
    },
  );

  test.each([
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["a word", '"x"', 400],
    ["not UTF-8", "\u00ff", 400],
    ["10,000 levels deep", "[".repeat(10_000), 400],
    ["a name of 2 MB", JSON.stringify({ name: "x".repeat(2_000_000) }), 413],
  ])("a body that is %s is refused", async (_what, body, status) => {
    expect((await makeTeam(body)).status).toBe(status);
  });

  test("a body of another kind, or compressed, is refused", async () => {
    const body = JSON.stringify({ name: "X" });
    const send = (headers: Record<string, string>) => makeTeam(body, headers);
    expect((await send({ "content-type": "text/plain" })).status).toBe(415);
    expect((await send({ "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
    expect((await send({ "content-encoding": "gzip" })).status).toBe(415);
    expect((await send({ "content-type": "application/json; charset=utf-8" })).status).toBe(200);
  });

  test("a field of the address cannot stand in the body or the query as well", async () => {
    expect((await ask("/teams/fraud?slug=other")).status).toBe(400);
  });
});

describe("answers", () => {
  test("a conflict names the field, a missing thing is not found, and dates are RFC 3339", async () => {
    const body = JSON.stringify({ name: "Twice" });
    expect((await makeTeam(body)).status).toBe(200);
    const again = await makeTeam(body);
    expect([again.status, json(again).code, Object.keys(json(again).fields)]).toEqual([
      409,
      "conflict",
      ["name"],
    ]);
    expect((await ask("/teams/nobody")).status).toBe(404);
    const trail = json(await ask("/audit/events?limit=1"));
    expect(JSON.stringify(trail)).toMatch(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/);
  });

  test("a list says where its next page is, and the pages hold everything once", async () => {
    for (const name of ["First", "Second", "Third"]) await makeTeam(JSON.stringify({ name }));
    const slugs = new Set<string>();
    let next: string | undefined = "/teams?limit=2";
    while (next !== undefined) {
      const page = await ask(next);
      for (const { slug } of json(page).rows) slugs.add(slug);
      const link = page.headers["link"];
      next = /^<\/api\/v1(?<path>[^>]+)>; rel="next"$/.exec(String(link))?.groups?.["path"];
      expect(next === undefined).toBe(json(page).nextCursor === null);
    }
    expect(slugs.size).toBe(json(await ask("/teams?limit=1")).total);
    expect(slugs.size).toBeGreaterThan(2);
  });

  test("an unknown address names the nearest ones", async () => {
    const answer = await ask("/tems");
    expect(answer.status).toBe(404);
    expect(json(answer).data.nearest[0]).toBe("/api/v1/teams");
  });

  test("a method that is not offered names those that are", async () => {
    const answer = await ask("/teams", { method: "DELETE" });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow?.split(", ").toSorted()).toEqual(["GET", "HEAD", "POST"]);
  });

  test("HEAD is GET without the body", async () => {
    const answer = await ask("/teams", { method: "HEAD" });
    expect([answer.status, answer.body]).toEqual([200, ""]);
  });
});

describe("repeating a write", () => {
  const send = (key: string, name: string) =>
    makeTeam(JSON.stringify({ name }), { "idempotency-key": key });

  test("with the same key it takes effect once, also at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send("key-1", "Once")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  test("with the same key and another input it is refused", async () => {
    expect((await send("key-2", "One")).status).toBe(200);
    expect((await send("key-2", "Two")).status).toBe(400);
    expect((await send("with space", "Three")).status).toBe(400);
  });

  test("the first answer comes back with its dates", async () => {
    const dated = known.find(
      ({ operation, procedure }) => operation.kind === "command" && hasDate(procedure),
    );
    expect(dated).toBeDefined();
    if (dated === undefined) return;
    const fresh = await world.side("A");
    const { path, ...request } = requestFor(dated, await fixtures[dated.procedure]?.input(fresh));
    const headers = { ...own(), "idempotency-key": "dated" };
    const [first, second] = [
      await browse(fresh, path, { ...request, headers }),
      await browse(fresh, path, { ...request, headers }),
    ];
    expect([first.status, second.status]).toEqual([200, 200]);
  });
});

const hasDate = (procedure: string): boolean => {
  const endpoint = endpoints.find((one) => one.procedure === procedure);
  return JSON.stringify(endpoint?.operation.output).includes('"date"');
};

describe("when the database is away", () => {
  test("the caller is told to come again, and nothing of the inside", async () => {
    provideDatabase(
      createLeasePool({ url: "postgres://cairn_app:secret@127.0.0.1:1/none", acquireMs: 200 }),
    );
    try {
      const answer = await ask("/teams");
      expect([answer.status, answer.headers["retry-after"], json(answer).code]).toEqual([
        503,
        "2",
        "unavailable",
      ]);
      expect(answer.body).not.toMatch(/secret|127\.0\.0\.1|postgres/);
    } finally {
      provideDatabase(world.database.pool);
    }
  });
});
