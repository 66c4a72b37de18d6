import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GuardedHttp, problemOfAddress } from "./guarded-http";

type Seen = { readonly path: string; readonly authorization: string | undefined };

let seen: Seen[] = [];
let leads = "";
const server = http.createServer((request, response) => {
  seen.push({ path: request.url ?? "", authorization: request.headers.authorization });
  if (request.url === "/away") response.writeHead(302, { location: leads }).end();
  else response.end("{}");
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  port = isPlace(address) ? address.port : 0;
});
afterAll(() => server.close());
beforeEach(() => (seen = []));

const isPlace = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;
const from = (origin: string, hosts: readonly string[]) =>
  new GuardedHttp(new URL(origin), { authorization: "Bearer secret" }, hosts);
const ask = (guard: GuardedHttp, url: string) => guard.text({ method: "GET", url: new URL(url) });

test.each([
  "http://example.org",
  "https://127.0.0.1",
  "https://127.1",
  "https://2130706433",
  "https://0x7f.1",
  "https://[::1]",
  "https://[::ffff:127.0.0.1]",
  "https://169.254.169.254/latest",
  "https://10.0.0.8",
  "https://localhost",
  "https://db.internal",
  "https://printer",
  "https://name:word@example.org",
  "file:///etc/passwd",
  "gopher://example.org",
  "not an address",
])("%s is not read", (address) => expect(problemOfAddress(address, [])).not.toBeNull());

test("a host of this network is read only when the operator has named it, with its port or without", () => {
  expect(problemOfAddress("http://127.0.0.1:5000", ["127.0.0.1:5000"])).toBeNull();
  expect(problemOfAddress("http://mlflow.internal", ["mlflow.internal"])).toBeNull();
  expect(problemOfAddress("http://127.0.0.1:5001", ["127.0.0.1:5000"])).not.toBeNull();
});

test("nothing is sent to a host of this network by any of its spellings", async () => {
  for (const host of ["127.0.0.1", "127.1", "2130706433", "[::ffff:127.0.0.1]", "localhost"]) {
    const url = `https://${host}:${port}/`;
    await expect(ask(from(url, []), url)).rejects.toThrow(/is not read/);
  }
  expect(seen).toEqual([]);
});

test("a redirect to a host of this network is not followed", async () => {
  const origin = `http://127.0.0.1:${port}`;
  leads = `http://localhost:${port}/inside`;
  const guard = from(origin, [`127.0.0.1:${port}`]);
  await expect(ask(guard, `${origin}/away`)).rejects.toThrow(/is not read/);
  expect(seen.map(({ path }) => path)).toEqual(["/away"]);
  guard.close();
});

test("credentials stay with the server they were given for", async () => {
  const origin = `http://127.0.0.1:${port}`;
  leads = `http://localhost:${port}/elsewhere`;
  const guard = from(origin, [`127.0.0.1:${port}`, "localhost"]);
  await ask(guard, `${origin}/away`);
  expect(seen).toEqual([
    { path: "/away", authorization: "Bearer secret" },
    { path: "/elsewhere", authorization: undefined },
  ]);
  guard.close();
});
