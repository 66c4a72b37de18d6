import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "~/server/api/testing/fixture";
import { fixtures } from "~/server/api/testing/fixtures";
import { RateLimit } from "~/server/http/rate-limit";
import { openFront } from "~/server/http/testing/front";
import { endpoints } from "./catalogue";
import { restDoor } from "./door";
import { newPace } from "./identify";
import { type Api, json, openApi } from "./testing/api";
import { requestFor } from "./testing/request-for";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

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
      const fresh = await api.world.side("A");
      const input = await fixture?.input(fresh);
      const { path, ...request } = requestFor(endpoint, input);
      expect((await api.front.ask(`/api/v1${path}`, request)).status).toBe(401);
      const answer =
        fixture?.scope === null
          ? await api.browse(fresh, path, { ...request, headers: api.own })
          : await api.ask(path, request, await api.tokenOf(fresh));
      const logged = api.front.lines.find(
        ({ requestId, err }) => err !== undefined && requestId === answer.headers["x-request-id"],
      );
      expect({ status: answer.status, logged }).toEqual({ status: 200, logged: undefined });
      const isQuery = endpoint.operation.kind === "query";
      const within = isQuery ? await call(fresh.everyone, endpoint.procedure, input) : json(answer);
      expect(Object.keys(json(answer))).toEqual(Object.keys(Object(within)));
    },
  );

  test("to a token of another organisation nothing of it exists", async () => {
    const mine = await call(api.side.everyone, "identity.createTeam", { name: "Fraud" });
    const theirs = await api.tokenOf(await api.world.side("B"));
    const answer = await api.ask(`/teams/${Reflect.get(Object(mine), "slug")}`, {}, theirs);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("CANARY-A");
  });
});

describe("who may", () => {
  test("no token, a wrong one and half of one are asked to sign in", async () => {
    for (const bearer of ["", "x", api.token.slice(0, -1), `${api.token}x`]) {
      const answer = await api.ask("/teams", {}, bearer);
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toMatch(/^Bearer/);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
    }
  });

  test("a token counts in the header only, never in the address", async () => {
    expect((await api.front.ask(`/api/v1/teams?access_token=${api.token}`)).status).toBe(401);
  });

  test("a token without the scope is refused, and told which one", async () => {
    const answer = await api.ask(
      "/audit/events",
      {},
      await api.tokenOf(api.side, ["maturity:read"]),
    );
    expect(answer.status).toBe(403);
    expect(json(answer).detail).toContain("audit:read");
  });

  test("a person's browser may as well, and writes only from a page of ours", async () => {
    const write = { method: "POST", body: JSON.stringify({ name: "Pricing" }) };
    expect((await api.browse(api.side, "/teams")).status).toBe(200);
    expect((await api.browse(api.side, "/teams", write)).status).toBe(403);
    expect(
      (
        await api.browse(api.side, "/teams", {
          ...write,
          headers: { origin: "https://evil.example" },
        })
      ).status,
    ).toBe(403);
    expect((await api.browse(api.side, "/teams", { ...write, headers: api.own })).status).toBe(200);
  });

  test("a token beside a cookie decides: a bad one is not made good by the session", async () => {
    expect(
      (await api.browse(api.side, "/teams", { headers: { authorization: "Bearer x" } })).status,
    ).toBe(401);
  });

  test("too many calls are slowed down, each caller for itself", async () => {
    const pace = { ...newPace(), callers: new RateLimit({ perSecond: 0.5, burst: 2 }) };
    const slow = await openFront({ doors: [restDoor(endpoints, pace)] });
    const other = await api.tokenOf(await api.world.side("B"));
    const headers = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1)
      statuses.push((await slow.ask("/api/v1/teams", headers(api.token))).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await slow.ask("/api/v1/teams", headers(api.token))).headers["retry-after"]).toBe("2");
    expect((await slow.ask("/api/v1/teams", headers(other))).status).toBe(200);
    await slow.close();
  });
});
