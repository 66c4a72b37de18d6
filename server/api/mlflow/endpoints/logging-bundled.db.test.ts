import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
beforeAll(async () => {
  client = await openRunClient();
});
afterAll(() => client.close());

type Point = Readonly<Record<"key" | "value" | "timestamp" | "step", unknown>>;

const series = (count: number, from = 0, key = "m"): Point[] =>
  Array.from({ length: count }, (_, at) => ({
    key,
    value: (from + at) / 2,
    timestamp: 1000 + from + at,
    step: from + at,
  }));
const log = (run_id: string, metrics: readonly Point[]) =>
  client.post("runs/log-batch", { run_id, metrics });

type Lay = { readonly loose: number; readonly chunks: number; readonly packed: number };
async function layOf(run: string): Promise<Lay> {
  const [row] = await client.world.owner<Lay[]>`
    select (select count(*)::int from metric_point where run_id = ${run}) as loose,
      (select count(*)::int from metric_chunk where run_id = ${run}) as chunks,
      (select coalesce(sum(points), 0)::int from metric_chunk where run_id = ${run}) as packed`;
  return row ?? { loose: 0, chunks: 0, packed: 0 };
}

test("many new points of a metric are packed as they come, few stay rows, and all are read back in order", async () => {
  const run = await client.start();
  const sent = [...series(700), ...series(49, 0, "few"), ...series(50, 0, "just")];
  expect((await log(run, sent.toReversed())).status).toBe(200);
  expect(await layOf(run)).toEqual({ loose: 49, chunks: 3, packed: 750 });
  for (const key of ["m", "few", "just"])
    expect(await client.history(run, key)).toEqual(sent.filter((point) => point.key === key));
  expect((await client.part(run, "data"))["metrics"]).toContainEqual(series(1, 699)[0]);
});

test("sent again, in part, or with others, no point is there twice", async () => {
  const run = await client.start();
  await log(run, series(100));
  await log(run, series(100));
  expect(await layOf(run)).toEqual({ loose: 0, chunks: 1, packed: 100 });
  await log(run, series(120, 40));
  expect(await layOf(run)).toEqual({ loose: 0, chunks: 2, packed: 160 });
  expect(await client.history(run, "m")).toHaveLength(160);
  // Behind the latest point nothing is packed at once: it may lie between others.
  await log(run, [...series(3, -3), ...series(2, 160)]);
  expect(await layOf(run)).toEqual({ loose: 5, chunks: 2, packed: 160 });
});

test("sent by ten at once it is stored once, and parts that overlap are whole together", async () => {
  const [same, parts] = [await client.start(), await client.start()];
  const tenTimes = Array.from({ length: 10 }, () => codeOf(log(same, series(200))));
  expect(new Set(await Promise.all(tenTimes))).toEqual(new Set(["200"]));
  expect(await client.history(same, "m")).toHaveLength(200);
  const overlapping = [0, 1, 2, 3, 4].map((at) => codeOf(log(parts, series(120, at * 60))));
  expect(new Set(await Promise.all(overlapping))).toEqual(new Set(["200"]));
  expect(await client.history(parts, "m")).toEqual(series(360));
});

test("NaN is a point like any other, and the same point twice in one request is one", async () => {
  const run = await client.start();
  const broken = series(60).map((point, at) => (at % 2 === 0 ? { ...point, value: "NaN" } : point));
  await log(run, [...broken, ...broken]);
  expect(await layOf(run)).toEqual({ loose: 0, chunks: 1, packed: 60 });
  expect(await client.history(run, "m")).toEqual(broken);
});

test("a run that ended is not sealed any more once a whole bundle is logged to it", async () => {
  const run = await client.start();
  await log(run, series(60));
  await client.post("runs/update", { run_id: run, status: "FINISHED", end_time: 5 });
  const sealed = async () => {
    const [row] = await client.world.owner<{ seal: string | null }[]>`
      select sealed_digest as seal from run where id = ${run}`;
    return row?.seal;
  };
  const first = await sealed();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  await log(run, series(60));
  expect(await sealed()).toBe(first);
  await log(run, series(60, 60));
  expect(await sealed()).toBeNull();
});
