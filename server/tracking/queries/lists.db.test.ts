import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
}, 60_000);
afterAll(() => world.close());

const tracking = () => side.everyone.tracking;

async function experiment(name: string): Promise<number> {
  return (await tracking().createExperiment({ name })).experimentId;
}

async function run(experimentId: number, name: string, startedMs: number): Promise<string> {
  const { runId } = await tracking().createRun({ experimentId, name, startedMs });
  return runId;
}

describe("the list of experiments", () => {
  test("says how many runs each has and when the last began, deleted runs apart", async () => {
    const id = await experiment("Counted");
    await run(id, "one", 1000);
    await run(id, "two", 5000);
    await tracking().deleteRun({ runId: await run(id, "gone", 9000) });
    const { rows } = await tracking().listExperiments({ search: "counted" });
    expect(rows).toMatchObject([{ name: "Counted", runs: 2, lastRunMs: 5000 }]);
    const empty = await experiment("Nothing yet");
    const { rows: none } = await tracking().listExperiments({ search: "nothing y" });
    expect(none).toMatchObject([{ experimentId: empty, runs: 0, lastRunMs: null }]);
  });

  test("is read page by page in any order, every row once", async () => {
    for (const name of ["Page c", "Page a", "Page B", "Page d"]) {
      const id = await experiment(name);
      await run(id, "r", name === "Page a" ? 9e12 : 1000);
    }
    const read = async (sort: "name" | "created") => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await tracking().listExperiments({
          search: "page ",
          sort,
          direction: "asc",
          cursor,
          limit: 1,
        });
        expect(page).toMatchObject({ matching: 4 });
        names.push(...page.rows.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return names;
    };
    expect((await read("name")).toSorted()).toEqual(["Page B", "Page a", "Page c", "Page d"]);
    expect(await read("created")).toEqual(["Page c", "Page a", "Page B", "Page d"]);
  });

  test("keeps deleted ones apart", async () => {
    const id = await experiment("Put aside");
    await tracking().deleteExperiment({ experimentId: id });
    const search = "put aside";
    expect((await tracking().listExperiments({ search })).rows).toEqual([]);
    expect((await tracking().listExperiments({ search, view: "deleted" })).rows).toHaveLength(1);
  });
});

describe("the list of runs", () => {
  test("names every column once, of this experiment only, and counts beside the page", async () => {
    const [here, there] = [await experiment("Columns"), await experiment("Other columns")];
    for (const name of ["a", "b", "c"]) {
      const runId = await run(here, name, 1000);
      await tracking().logBatch({
        runId,
        metrics: [{ key: "acc", value: name === "b" ? "NaN" : 1, timestamp: 1, step: 0 }],
        params: [
          { key: "depth", value: name },
          { key: `only ${name}`, value: "1" },
        ],
      });
    }
    await tracking().logParam({ runId: await run(there, "c", 1), key: "elsewhere", value: "1" });
    const filter = "attributes.run_name != 'c'";
    const orderBy = ["attributes.run_name ASC"];
    const asked = { experimentIds: [here], filter, orderBy, limit: 1 };
    const first = await tracking().listRuns(asked);
    expect(first).toMatchObject({ matching: 2, total: 3, rows: [{ name: "a" }] });
    expect(first.columns.metrics).toEqual({ keys: ["acc"], more: false });
    expect(first.columns.params.keys).toEqual(["depth", "only a", "only b", "only c"]);
    const second = await tracking().listRuns({ ...asked, cursor: first.nextCursor ?? "" });
    expect(second).toMatchObject({ nextCursor: null, rows: [{ name: "b" }] });
    expect(second.rows[0]?.metrics["acc"]?.value).toBeNull();
  });

  test("says where a filter cannot be read", async () => {
    const experimentIds = [await experiment("Misread")];
    const bad = tracking().listRuns({ experimentIds, filter: "metrics.a > " });
    await expect(bad).rejects.toMatchObject({
      cause: { detail: { data: { at: expect.any(Number), length: expect.any(Number) } } },
    });
  });
});

describe("the series of a chart", () => {
  const points = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      key: "loss",
      value: from + at,
      timestamp: 1000 + from + at,
      step: from + at,
    }));

  async function logged(count: number): Promise<string> {
    const id = await experiment(`Series of ${count}`);
    const runId = await run(id, "r", 1);
    for (let from = 0; from < count; from += 1000)
      await tracking().logBatch({ runId, metrics: points(from, Math.min(1000, count - from)) });
    return runId;
  }

  const seriesOf = async (runId: string, metricKey = "loss") =>
    (await tracking().metricSeries({ runIds: [runId], metricKey, mostBuckets: 40 })).series[0];

  test("a short one is whole; a metric that was not logged has no point", async () => {
    const runId = await logged(5);
    const loss = await seriesOf(runId);
    expect(loss).toMatchObject({ runId, total: 5 });
    expect(loss?.buckets.map(({ stepMax, last, points }) => [stepMax, last, points])).toEqual(
      [0, 1, 2, 3, 4].map((at) => [at, at, 1]),
    );
    expect(await seriesOf(runId, "never")).toMatchObject({ total: 0, buckets: [] });
  });

  test.each([3000, 51_500])(
    "one of %i points keeps its ends and extremes",
    async (count) => {
      const runId = await logged(count);
      for (const end of [false, true]) {
        if (end) await tracking().updateRun({ runId, status: "FINISHED", endedMs: 2 });
        const { total, buckets = [] } = (await seriesOf(runId)) ?? {};
        expect(total).toBe(count);
        expect(buckets.length).toBeLessThanOrEqual(40);
        expect([buckets[0]?.least, buckets.at(-1)?.greatest]).toEqual([0, count - 1]);
        expect(buckets.reduce((sum, { points }) => sum + points, 0)).toBe(count);
      }
    },
    60_000,
  );
});
