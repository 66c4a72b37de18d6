import { afterEach, expect, test } from "vitest";
import { sitesOf } from "./sites";
import { type Front, openFront } from "./testing/front";

let front: Front;
afterEach(() => front.close());

const proxied = {
  host: "10.0.0.7:3000",
  "x-forwarded-host": "cairn.example",
  "x-forwarded-proto": "https",
  "x-forwarded-for": "6.6.6.6, 203.0.113.9",
  "x-request-id": "proxy-request-0001",
};
const origins = ["https://cairn.example"];

test("behind a trusted proxy its words count: address, scheme, host and request id", async () => {
  front = await openFront({ trustedProxy: true, origins });
  const { status, headers, body } = await front.ask("/", { headers: proxied });
  expect(status).toBe(200);
  expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
  expect(headers["x-request-id"]).toBe("proxy-request-0001");
  expect(JSON.parse(body)).toMatchObject({
    host: "cairn.example",
    "x-cairn-client": "203.0.113.9",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
    "x-request-id": "proxy-request-0001",
  });
});

test("an address or a request id that is none is replaced by our own", async () => {
  front = await openFront({ trustedProxy: true, origins });
  const headers = {
    ...proxied,
    "x-forwarded-for": "<script>",
    "x-request-id": "two\tlines and spaces",
  };
  const answer = await front.ask("/", { headers });
  expect(JSON.parse(answer.body)["x-cairn-client"]).toBe("127.0.0.1");
  expect(answer.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
});

test("with APP_ORIGINS only these are known, and writes must come from them", async () => {
  front = await openFront({ origins: ["https://cairn.example", "https://cairn.internal:8443"] });
  const ask = (host: string) => front.ask("/", { headers: { host } }).then(({ status }) => status);
  expect(await ask("cairn.example")).toBe(200);
  expect(await ask("cairn.example:443")).toBe(200);
  expect(await ask("cairn.internal:8443")).toBe(200);
  expect(await ask("cairn.internal")).toBe(421);
  expect(await ask(`localhost:${front.port}`)).toBe(421);
  const write = (origin: string) =>
    front
      .ask("/api/trpc/x", { method: "POST", headers: { host: "cairn.example", origin } })
      .then(({ status }) => status);
  expect(await write("https://cairn.example")).toBe(200);
  expect(await write("http://cairn.example")).toBe(403);
});

test("the address in HOST is known as well, every network's is not", async () => {
  front = await openFront();
  expect(
    sitesOf(undefined, { host: "192.168.1.5", port: 3000 }).originOf("192.168.1.5:3000", false),
  ).toBe("http://192.168.1.5:3000");
  expect(
    sitesOf(undefined, { host: "0.0.0.0", port: 3000 }).originOf("0.0.0.0:3000", false),
  ).toBeNull();
  expect(sitesOf(undefined, { host: "::1", port: 80 }).originOf("[::1]", false)).toBe(
    "http://[::1]",
  );
});
