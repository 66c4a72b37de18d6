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

  test("is read page by page in both orders, every row once", async () => {
    for (const name of ["Page c", "Page a", "Page B", "Page d"]) {
      const id = await experiment(name);
      await run(id, "r", name === "Page a" ? 9e12 : 1000);
    }
    const read = async (order: "name" | "recent") => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await tracking().listExperiments({ search: "page ", order, cursor, limit: 1 });
        expect(page).toMatchObject({ matching: 4 });
        names.push(...page.rows.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return names;
    };
    expect(await read("name")).toEqual(["Page a", "Page B", "Page c", "Page d"]);
    expect(await read("recent")).toEqual(["Page a", "Page d", "Page B", "Page c"]);
  });

  test("keeps deleted ones apart, and refuses a position of the other order", async () => {
    const id = await experiment("Put aside");
    await tracking().deleteExperiment({ experimentId: id });
    const search = "put aside";
    expect((await tracking().listExperiments({ search })).rows).toEqual([]);
    expect((await tracking().listExperiments({ search, deleted: true })).rows).toHaveLength(1);
    const { nextCursor } = await tracking().listExperiments({ order: "name", limit: 1 });
    const mixed = tracking().listExperiments({ order: "recent", cursor: nextCursor ?? "" });
    await expect(mixed).rejects.toThrow("belongs to another order");
  });
});

describe("the list of runs", () => {
  test("has the columns asked for and nothing else; for a file it has everything", async () => {
    const experimentId = await experiment("Listed");
    const runId = await run(experimentId, "a", 1000);
    await tracking().logBatch({
      runId,
      metrics: [
        { key: "acc", value: 0.5, timestamp: 1, step: 0 },
        { key: "odd", value: "NaN", timestamp: 1, step: 0 },
      ],
      params: [{ key: "depth", value: "3" }],
      tags: [{ key: "team", value: "x" }],
    });
    const asked = { experimentId, metrics: ["odd"], params: ["depth", "never"] };
    const { rows } = await tracking().listRuns(asked);
    expect(rows).toMatchObject([{ runId, name: "a", tags: {} }]);
    expect(rows[0]).toMatchObject({ metrics: { odd: null }, params: { depth: "3" } });
    expect(Object.keys(rows[0]?.metrics ?? {})).toEqual(["odd"]);
    const all = await tracking().listRuns({ experimentId, everything: true });
    expect(all.rows[0]?.metrics).toEqual({ acc: 0.5, odd: null });
    expect(all.rows[0]?.tags["team"]).toBe("x");
  });

  test("is read page by page in the order asked for; a bad filter says where", async () => {
    const experimentId = await experiment("Paged runs");
    for (const name of ["b", "a", "c"]) await run(experimentId, name, 1000);
    const orderBy = ["attributes.run_name ASC"];
    const first = await tracking().listRuns({ experimentId, orderBy, limit: 2 });
    const cursor = first.nextCursor ?? "";
    const second = await tracking().listRuns({ experimentId, orderBy, limit: 2, cursor });
    expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(second.nextCursor).toBeNull();
    const bad = tracking().listRuns({ experimentId, filter: "metrics.a > " });
    await expect(bad).rejects.toMatchObject({
      cause: { detail: { data: { at: expect.any(Number) } } },
    });
  });
});

describe("the columns and the count of runs", () => {
  test("name every metric, parameter and tag once, of this experiment only", async () => {
    const [here, there] = [await experiment("Columns"), await experiment("Other columns")];
    for (const name of ["a", "b"]) {
      const runId = await run(here, name, 1000);
      await tracking().logBatch({
        runId,
        metrics: [{ key: "acc", value: 1, timestamp: 1, step: 0 }],
        params: [
          { key: "depth", value: name },
          { key: `only ${name}`, value: "1" },
        ],
        tags: [{ key: "team", value: "x" }],
      });
    }
    await tracking().logParam({ runId: await run(there, "c", 1), key: "elsewhere", value: "1" });
    const { metrics, params, tags } = await tracking().runColumns({ experimentId: here });
    expect(metrics).toEqual({ keys: ["acc"], more: false });
    expect(params.keys).toEqual(["depth", "only a", "only b"]);
    expect(tags.keys).toContain("team");
  });

  test("count what fits the filter beside all there are", async () => {
    const experimentId = await experiment("Filtered");
    for (const name of ["a", "b", "c"]) await run(experimentId, name, 1000);
    expect(await tracking().countRuns({ experimentId })).toEqual({ matching: 3, total: 3 });
    const filter = "attributes.run_name = 'b'";
    expect(await tracking().countRuns({ experimentId, filter })).toEqual({ matching: 1, total: 3 });
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

  const seriesOf = async (runId: string, most: number) => {
    const asked = { runIds: [runId], metricKeys: ["loss", "never"], points: most };
    return (await tracking().metricSeries(asked)).series;
  };

  test("a short one is whole; a metric that was not logged has no point", async () => {
    const runId = await logged(5);
    const [loss, never] = await seriesOf(runId, 100);
    expect(loss).toMatchObject({ runId, metricKey: "loss", total: 5 });
    expect(loss?.points.map(({ step, value }) => [step, value])).toEqual(
      [0, 1, 2, 3, 4].map((at) => [at, at]),
    );
    expect(never).toMatchObject({ metricKey: "never", total: 0, points: [] });
  });

  test.each([3000, 21_500])(
    "one of %i points is spread evenly, with both ends",
    async (count) => {
      const runId = await logged(count);
      for (const end of [false, true]) {
        if (end) await tracking().updateRun({ runId, status: "FINISHED", endedMs: 2 });
        const [loss] = await seriesOf(runId, 40);
        const steps = loss?.points.map(({ step }) => step) ?? [];
        expect(loss?.total).toBe(count);
        expect([steps[0], steps.at(-1)]).toEqual([0, count - 1]);
        expect(steps.length).toBeGreaterThan(30);
        expect(steps.length).toBeLessThanOrEqual(40);
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      }
    },
    60_000,
  );
});
