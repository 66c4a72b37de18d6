import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { createLeasePool } from "~/db/lease";
import { fixtures } from "~/server/api/testing/fixtures";
import { endpoints } from "./catalogue";
import { type Api, json, openApi } from "./testing/api";
import { requestFor } from "./testing/request-for";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe("input", () => {
  test("numbers and lists of the address are read as such", async () => {
    expect((await api.ask("/teams?limit=1")).status).toBe(200);
    expect((await api.ask("/audit/events?from=2026-01-01&to=2026-12-31T00:00:00Z")).status).toBe(
      200,
    );
  });

  test("what is not acceptable is told field by field", async () => {
    const many = await api.ask("/teams?limit=many&sort=name");
    expect(many.status).toBe(400);
    expect(json(many)).toMatchObject({ code: "invalid", requestId: many.headers["x-request-id"] });
    expect(Object.keys(json(many).fields).toSorted()).toEqual(["limit", "sort"]);
    const empty = await api.makeTeam("{}");
    expect(Object.keys(json(empty).fields)).toEqual(["name"]);
  });

  test.each(["__proto__", "constructor", "orgId", "org_id"])(
    "a field %s is refused",
    async (name) => {
      expect((await api.ask(`/teams?${name}=x`)).status).toBe(400);
      const body = `{"name":"X","${name}":{"admin":true}}`;
      expect((await api.makeTeam(body)).status).toBe(400);
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
    expect((await api.makeTeam(body)).status).toBe(status);
  });

  test("a body of another kind, or compressed, is refused", async () => {
    const body = JSON.stringify({ name: "X" });
    const send = (headers: Record<string, string>) => api.makeTeam(body, headers);
    expect((await send({ "content-type": "text/plain" })).status).toBe(415);
    expect((await send({ "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
    expect((await send({ "content-encoding": "gzip" })).status).toBe(415);
    expect((await send({ "content-type": "application/json; charset=utf-8" })).status).toBe(200);
  });

  test("a field of the address cannot stand in the body or the query as well", async () => {
    expect((await api.ask("/teams/fraud?slug=other")).status).toBe(400);
  });
});

describe("answers", () => {
  test("a conflict names the field, a missing thing is not found, and dates are RFC 3339", async () => {
    const body = JSON.stringify({ name: "Twice" });
    expect((await api.makeTeam(body)).status).toBe(200);
    const again = await api.makeTeam(body);
    expect([again.status, json(again).code, Object.keys(json(again).fields)]).toEqual([
      409,
      "conflict",
      ["name"],
    ]);
    expect((await api.ask("/teams/nobody")).status).toBe(404);
    const trail = json(await api.ask("/audit/events?limit=1"));
    expect(JSON.stringify(trail)).toMatch(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/);
  });

  test("a list says where its next page is, and the pages hold everything once", async () => {
    for (const name of ["First", "Second", "Third"]) await api.makeTeam(JSON.stringify({ name }));
    const slugs = new Set<string>();
    let next: string | undefined = "/teams?limit=2";
    while (next !== undefined) {
      const page = await api.ask(next);
      for (const { slug } of json(page).rows) slugs.add(slug);
      const link = page.headers["link"];
      next = /^<\/api\/v1(?<path>[^>]+)>; rel="next"$/.exec(String(link))?.groups?.["path"];
      expect(next === undefined).toBe(json(page).nextCursor === null);
    }
    expect(slugs.size).toBe(json(await api.ask("/teams?limit=1")).total);
    expect(slugs.size).toBeGreaterThan(2);
  });

  test("an unknown address names the nearest ones", async () => {
    const answer = await api.ask("/tems");
    expect(answer.status).toBe(404);
    expect(json(answer).data.nearest[0]).toBe("/api/v1/teams");
  });

  test("a method that is not offered names those that are", async () => {
    const answer = await api.ask("/teams", { method: "DELETE" });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow?.split(", ").toSorted()).toEqual(["GET", "HEAD", "POST"]);
  });

  test("HEAD is GET without the body", async () => {
    const answer = await api.ask("/teams", { method: "HEAD" });
    expect([answer.status, answer.body]).toEqual([200, ""]);
  });
});

describe("repeating a write", () => {
  const send = (key: string, name: string) =>
    api.makeTeam(JSON.stringify({ name }), { "idempotency-key": key });

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
    const dated = endpoints.find(({ operation, procedure }) => {
      const hasDate = JSON.stringify(operation.output).includes('"date"');
      return operation.kind === "command" && hasDate && fixtures[procedure] !== undefined;
    });
    if (dated === undefined) throw new Error("no command answers with a date");
    const fresh = await api.world.side("A");
    const { path, ...request } = requestFor(dated, await fixtures[dated.procedure]?.input(fresh));
    const send = () =>
      api.browse(fresh, path, { ...request, headers: { ...api.own, "idempotency-key": "dated" } });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
  });
});

describe("when the database is away", () => {
  test("the caller is told to come again, and nothing of the inside", async () => {
    provideDatabase(
      createLeasePool({ url: "postgres://cairn_app:secret@127.0.0.1:1/none", acquireMs: 200 }),
    );
    try {
      const answer = await api.ask("/teams");
      expect([answer.status, answer.headers["retry-after"], json(answer).code]).toEqual([
        503,
        "2",
        "unavailable",
      ]);
      expect(answer.body).not.toMatch(/secret|127\.0\.0\.1|postgres/);
    } finally {
      provideDatabase(api.world.database.pool);
    }
  });
});
