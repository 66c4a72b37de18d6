import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, type Reply } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
let experiment_id: unknown;
beforeAll(async () => {
  client = await openRunClient();
  ({ experiment_id } = (await client.post("experiments/create", { name: "search" })).json);
  for (const [name, score] of [
    ["a", 1],
    ["b", "NaN"],
    ["c", null],
    ["d", 3],
    ["e", 2],
  ] as const) {
    const run_id = await client.start({ experiment_id, run_name: name, start_time: 1000 });
    if (score === null) continue;
    await client.post("runs/log-metric", { run_id, key: "score", value: score, timestamp: 1 });
  }
});
afterAll(() => client.close());

const bad = "400 INVALID_PARAMETER_VALUE";
const search = (body: Readonly<Record<string, unknown>>) =>
  client.post("runs/search", { experiment_ids: [experiment_id], ...body });

const namesOf = ({ json }: Reply): unknown[] => {
  const { runs } = json;
  return (Array.isArray(runs) ? runs : []).map((run: unknown) =>
    Reflect.get(Object(Reflect.get(Object(run), "info")), "run_name"),
  );
};

describe("a search of runs", () => {
  test("puts NaN behind the numbers and runs without the metric last, either way", async () => {
    const up = await search({ order_by: ["metrics.score ASC"] });
    expect(namesOf(up)).toEqual(["a", "e", "d", "b", "c"]);
    const down = await search({ order_by: ["metrics.score DESC"] });
    expect(namesOf(down)).toEqual(["d", "e", "a", "b", "c"]);
  });

  test("goes on where the page before ended", async () => {
    const seen: unknown[] = [];
    let page_token: unknown;
    do {
      const page = await search({ order_by: ["metrics.score"], max_results: 2, page_token });
      seen.push(...namesOf(page));
      page_token = page.json["next_page_token"];
    } while (page_token !== undefined);
    expect(seen).toEqual(["a", "e", "d", "b", "c"]);
  });

  test("takes a filter, also with OR and parentheses", async () => {
    const filter = "(metrics.score > 1 OR run_name = 'c') AND attributes.status = 'RUNNING'";
    expect(namesOf(await search({ filter, order_by: ["run_name"] }))).toEqual(["c", "d", "e"]);
  });

  test("shows deleted runs when asked to", async () => {
    const run_id = await client.start({ experiment_id, run_name: "gone" });
    await client.post("runs/delete", { run_id });
    expect(namesOf(await search({ run_view_type: "DELETED_ONLY" }))).toEqual(["gone"]);
    expect(namesOf(await search({ run_view_type: "ALL" }))).toHaveLength(6);
  });

  test.each([
    { filter: "metrics.score >" },
    { filter: "colour = 'red'" },
    { order_by: ["metrics.score SIDEWAYS"] },
    { order_by: "start_time", filter: 5 },
    { max_results: 0 },
    { max_results: 50_001 },
    { page_token: "nonsense" },
    { page_token: Buffer.from('{"after":[0,"x"]}').toString("base64") },
    { page_token: Buffer.from('{"after":[9,1,"x"]}').toString("base64") },
    { page_token: Buffer.from('{"after":[0,1e999,"x"]}').toString("base64") },
    { experiment_ids: ["one"] },
    { run_view_type: "SOME" },
  ])("is refused with %o", async (wrong) => {
    expect(await codeOf(search(wrong))).toBe(bad);
  });

  test("of no experiment finds nothing", async () => {
    expect((await search({ experiment_ids: [] })).json).toEqual({});
    expect((await search({ experiment_ids: ["4711"] })).json).toEqual({});
  });
});

describe("a search of experiments", () => {
  test("filters by name and tag, sorts and pages", async () => {
    for (const name of ["x1", "x2", "x3"])
      await client.post("experiments/create", { name, tags: [{ key: "team", value: name }] });
    const names = async (body: Readonly<Record<string, unknown>>) => {
      const { json } = await client.post("experiments/search", body);
      const { experiments, next_page_token } = json;
      const list = Array.isArray(experiments) ? experiments : [];
      return [
        list.map((each: unknown) => Reflect.get(Object(each), "name")),
        next_page_token,
      ] as const;
    };
    const order_by = ["name DESC"];
    const [first, page_token] = await names({ filter: "name LIKE 'x%'", order_by, max_results: 2 });
    expect(first).toEqual(["x3", "x2"]);
    const [second] = await names({
      filter: "name LIKE 'x%'",
      order_by,
      max_results: 2,
      page_token,
    });
    expect(second).toEqual(["x1"]);
    const [tagged] = await names({ filter: "tags.team = 'x2' AND tags.`none` IS NULL" });
    expect(tagged).toEqual(["x2"]);
    const [numbered] = await names({ filter: "experiment_id IN ('0')" });
    expect(numbered).toEqual(["Default"]);
    const wrong = client.post("experiments/search", { filter: "experiment_id = 'x'" });
    expect(await codeOf(wrong)).toBe(bad);
  });
});

describe("the history of a metric", () => {
  const points = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => {
      const step = from + at;
      return { key: "m", value: step % 7, timestamp: 10_000 - Math.floor(step / 3), step };
    });
  let run_id: string;
  beforeAll(async () => {
    run_id = await client.start();
    for (const at of [0, 1, 2, 3]) {
      await client.post("runs/log-batch", { run_id, metrics: points(at * 1000, at * 1000 + 1000) });
    }
    // Packed in chunks that overlap in time with what follows.
    await client.post("runs/update", { run_id, status: "FINISHED" });
    await client.post("runs/log-batch", { run_id, metrics: points(4000, 4600) });
  });

  const order = (a: ReturnType<typeof points>[number], b: typeof a) =>
    a.timestamp - b.timestamp || a.step - b.step || a.value - b.value;
  const whole = points(0, 4600).toSorted(order);

  test("is whole, in the order of time, packed or not", async () => {
    expect(await client.history(run_id, "m")).toEqual(whole);
  });

  test.each([1, 499, 1000, 4599, 4600, 25_000])("is whole in pages of %i", async (max_results) => {
    const seen: unknown[] = [];
    let page_token = "";
    for (let page = 0; page < 12; page += 1) {
      const query = { run_id, metric_key: "m", max_results: String(max_results), page_token };
      const { json } = await client.get("metrics/get-history", query);
      const { metrics, next_page_token } = json;
      seen.push(...(Array.isArray(metrics) ? metrics : []));
      if (typeof next_page_token !== "string") break;
      page_token = next_page_token;
    }
    expect(seen).toEqual(whole.slice(0, max_results === 1 ? 12 : max_results * 12));
  });

  test("is empty for a metric nobody logged, and refused for pages of nothing", async () => {
    expect(await client.history(run_id, "none")).toEqual([]);
    const query = { run_id, metric_key: "m", max_results: "0" };
    expect(await codeOf(client.get("metrics/get-history", query))).toBe(bad);
  });

  test("is sampled evenly, its ends among the sample, for several runs at once", async () => {
    const short = await client.start();
    await client.post("runs/log-batch", { run_id: short, metrics: points(0, 3) });
    const path = `metrics/get-history-bulk-interval?run_ids=${run_id}&run_ids=${short}&metric_key=m`;
    const { json } = await client.send(`${path}&max_results=10`, {});
    const { metrics } = json;
    const steps = (Array.isArray(metrics) ? metrics : []).map((each: unknown) => [
      Reflect.get(Object(each), "run_id") === run_id,
      Reflect.get(Object(each), "step"),
    ]);
    const long = steps.filter(([isLong]) => isLong).map(([, step]) => step);
    expect(long).toEqual([0, 460, 920, 1380, 1840, 2300, 2760, 3220, 3680, 4599]);
    expect(steps.filter(([isLong]) => !isLong)).toHaveLength(3);
    expect(await codeOf(client.send(`${path}&start_step=5`, {}))).toBe(bad);
    const ranged = await client.send(`${path}&start_step=100&end_step=102`, {});
    expect(ranged.json["metrics"]).toHaveLength(3);
  });

  test("for a chart keeps the greatest and least value of each stretch and says how many points there are", async () => {
    const { metricSeries } = client.side.everyone.tracking;
    const { series } = await metricSeries({ runIds: [run_id], metricKey: "m", mostBuckets: 100 });
    expect(series).toMatchObject([{ runId: run_id, total: 4600 }]);
    const buckets = series.flatMap(({ buckets }) => buckets);
    expect(buckets).toHaveLength(100);
    expect(buckets.reduce((sum, { points }) => sum + points, 0)).toBe(4600);
    expect(buckets.every(({ least, greatest }) => least === 0 && greatest === 6)).toBe(true);
    const few = await metricSeries({ runIds: [run_id], metricKey: "m", fromStep: 5, toStep: 9 });
    expect(few.series.flatMap(({ buckets }) => buckets).map(({ last }) => last)).toEqual([
      5, 6, 0, 1, 2,
    ]);
  });
});
