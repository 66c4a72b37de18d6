import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
beforeAll(async () => {
  client = await openRunClient();
});
afterAll(() => client.close());

type Row = Readonly<Record<string, unknown>>;
const point = (step: number, more: Row = {}) => ({
  key: "m",
  value: step,
  timestamp: step,
  step,
  ...more,
});
const batch = (run_id: string, body: Row) => client.post("runs/log-batch", { run_id, ...body });
const many = (count: number, make: (at: number) => Row) =>
  Array.from({ length: count }, (_, at) => make(at));
const latest = async (run_id: string) => (await client.part(run_id, "data"))["metrics"];
const bad = "400 INVALID_PARAMETER_VALUE";

describe("a metric", () => {
  test("shows its point with the greatest step, time and value, whatever came last", async () => {
    const run_id = await client.start();
    const log = (step: number, timestamp: number, value: number) =>
      client.post("runs/log-metric", { run_id, key: "m", value, timestamp, step });
    for (const [step, timestamp, value] of [
      [2, 5, 1],
      [1, 9, 9],
      [2, 4, 9],
      [2, 5, 0.5],
      [2, 5, 1.5],
    ] as const)
      await log(step, timestamp, value);
    expect(await latest(run_id)).toEqual([{ key: "m", value: 1.5, timestamp: 5, step: 2 }]);
    expect(await client.history(run_id, "m")).toHaveLength(5);
  });

  test("takes NaN and infinities as texts and numbers as texts, and step 0 when none is said", async () => {
    const run_id = await client.start();
    const values = { nan: "NaN", plus: "Infinity", minus: "-Infinity", text: "1e-3" };
    for (const [key, value] of Object.entries(values))
      await client.post("runs/log-metric", { run_id, key, value, timestamp: "7" });
    expect(await latest(run_id)).toEqual([
      { key: "minus", value: -Number.MAX_VALUE, timestamp: 7, step: 0 },
      { key: "nan", value: "NaN", timestamp: 7, step: 0 },
      { key: "plus", value: Number.MAX_VALUE, timestamp: 7, step: 0 },
      { key: "text", value: 0.001, timestamp: 7, step: 0 },
    ]);
  });

  test.each([
    { value: undefined },
    { value: "much" },
    { value: true },
    { timestamp: undefined },
    { timestamp: -1 },
    { timestamp: 1.5 },
    { step: 2 ** 60 },
    { step: "x" },
    { key: "" },
    { key: "../up" },
    { key: "a\u0000b" },
    { key: "x".repeat(251) },
    { key: 5 },
  ])("is refused with %o", async (wrong) => {
    const run_id = await client.start();
    expect(await codeOf(client.post("runs/log-metric", { run_id, ...point(1), ...wrong }))).toBe(
      bad,
    );
    expect(await codeOf(batch(run_id, { metrics: [point(1), point(2, wrong)] }))).toBe(bad);
    expect(await latest(run_id)).toBeUndefined();
  });
});

describe("a batch", () => {
  test("sent again changes nothing, also when the points are packed by then", async () => {
    const run_id = await client.start();
    const body = { metrics: many(1000, (at) => point(at)), params: [{ key: "a", value: "1" }] };
    expect(await codeOf(batch(run_id, { metrics: body.metrics }))).toBe("200");
    await client.post("runs/update", { run_id, status: "FINISHED" });
    expect(await codeOf(batch(run_id, { metrics: body.metrics }))).toBe("200");
    expect(await client.history(run_id, "m")).toHaveLength(1000);
    expect(await latest(run_id)).toEqual([point(999)]);
    const [count] = await client.world.owner<{ points: number; chunks: number }[]>`
      select (select count(*)::int from metric_point where org_id = ${client.side.orgId} and key = 'm' and replace(run_id::text, '-', '') = ${run_id}) as points,
        (select sum(points)::int from metric_chunk where org_id = ${client.side.orgId} and replace(run_id::text, '-', '') = ${run_id}) as chunks`;
    expect(count).toEqual({ points: 0, chunks: 1000 });
  });

  test("that says the same twice stores it once, and the later of two tags counts", async () => {
    const run_id = await client.start();
    const tags = [
      { key: "t", value: "1" },
      { key: "t", value: "2" },
    ];
    await batch(run_id, { metrics: [point(1), point(1), point(1, { value: "NaN" })], tags });
    expect(await client.history(run_id, "m")).toHaveLength(2);
    expect(await client.part(run_id, "data")).toMatchObject({
      tags: expect.arrayContaining([{ key: "t", value: "2" }]),
    });
  });

  test("sent by ten at once is stored once", async () => {
    const run_id = await client.start();
    const metrics = many(300, (at) => ({ ...point(at), key: `k${(at * 7) % 30}` }));
    const params = many(50, (at) => ({ key: `p${at}`, value: "v" }));
    const tags = many(50, (at) => ({ key: `t${at}`, value: "v" }));
    const mixed = (list: Row[], at: number) => (at % 2 === 0 ? list : list.toReversed());
    const codes = await Promise.all(
      many(10, () => ({})).map((_, at) =>
        codeOf(
          batch(run_id, {
            metrics: mixed(metrics, at),
            params: mixed(params, at),
            tags: mixed(tags, at),
          }),
        ),
      ),
    );
    expect(codes).toEqual(many(10, () => ({})).map(() => "200"));
    expect(await client.history(run_id, "k0")).toHaveLength(10);
    expect(await client.part(run_id, "data")).toMatchObject({
      params: expect.arrayContaining(params),
    });
  });

  test("over a limit is refused whole", async () => {
    const run_id = await client.start();
    const text = (prefix: string) => (at: number) => ({ key: `${prefix}${at}`, value: "v" });
    const metrics = many(1001, (at) => point(at));
    expect(await codeOf(batch(run_id, { metrics }))).toBe(bad);
    expect(await codeOf(batch(run_id, { params: many(101, text("p")) }))).toBe(bad);
    expect(await codeOf(batch(run_id, { tags: many(101, text("t")) }))).toBe(bad);
    expect(
      await codeOf(batch(run_id, { metrics: metrics.slice(0, 950), params: many(60, text("p")) })),
    ).toBe(bad);
    expect(
      await codeOf(batch(run_id, { tags: [{ key: "big", value: "x".repeat(1_000_000) }] })),
    ).toBe(bad);
    expect(await codeOf(batch(run_id, { metrics: "many" }))).toBe(bad);
    expect(await client.part(run_id, "data")).toEqual({ tags: [expect.anything()] });
  });

  test("with one thing wrong stores none of it", async () => {
    const run_id = await client.start();
    await client.post("runs/log-parameter", { run_id, key: "a", value: "1" });
    const other = {
      metrics: [point(1)],
      tags: [{ key: "t", value: "1" }],
      params: [
        { key: "b", value: "1" },
        { key: "a", value: "2" },
      ],
    };
    const refused = await batch(run_id, other);
    expect(refused.json["message"]).toContain("Changing param values is not allowed");
    expect(
      await codeOf(
        batch(run_id, {
          ...other,
          params: [
            { key: "b", value: "1" },
            { key: "b", value: "1" },
          ],
        }),
      ),
    ).toBe(bad);
    expect(await client.part(run_id, "data")).toEqual({
      params: [{ key: "a", value: "1" }],
      tags: [{ key: "mlflow.runName", value: expect.anything() }],
    });
  });

  test("of nothing is fine, of an unknown model is not", async () => {
    const run_id = await client.start();
    expect(await codeOf(batch(run_id, {}))).toBe("200");
    const metrics = [point(1, { model_id: `m-${"0".repeat(32)}` })];
    expect(await codeOf(batch(run_id, { metrics }))).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await latest(run_id)).toBeUndefined();
  });
});

describe("parameters and tags", () => {
  test("a parameter keeps its first value; the same value again is fine", async () => {
    const run_id = await client.start();
    const log = (value: string) =>
      codeOf(client.post("runs/log-parameter", { run_id, key: "lr", value }));
    expect([await log("0.1"), await log("0.1"), await log("0.2")]).toEqual(["200", "200", bad]);
  });

  test("values are cut where the reference cuts them, between characters", async () => {
    const run_id = await client.start();
    await client.post("runs/log-parameter", { run_id, key: "long", value: "𝐚".repeat(6001) });
    await client.post("runs/set-tag", { run_id, key: "long", value: "é".repeat(8001) });
    expect(await client.part(run_id, "data")).toMatchObject({
      params: [{ key: "long", value: "𝐚".repeat(6000) }],
      tags: [{ key: "long", value: "é".repeat(8000) }, expect.anything()],
    });
  });

  test("a tag is written, written over and removed once", async () => {
    const run_id = await client.start();
    for (const value of ["1", "2"]) await client.post("runs/set-tag", { run_id, key: "t", value });
    expect(await client.part(run_id, "data")).toMatchObject({
      tags: expect.arrayContaining([{ key: "t", value: "2" }]),
    });
    const remove = () => codeOf(client.post("runs/delete-tag", { run_id, key: "t" }));
    expect([await remove(), await remove()]).toEqual(["200", "404 RESOURCE_DOES_NOT_EXIST"]);
  });
});
