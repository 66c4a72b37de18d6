import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcome } from "~/server/api/testing/matrix";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;
let experimentId: number;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  const { tracking } = side.everyone;
  ({ experimentId } = await tracking.createExperiment({ name: "grouped" }));
  const made: [string | null, number | "NaN"][] = [
    ["adam", 0.5],
    ["adam", 0.7],
    ["sgd", 0.9],
    ["sgd", "NaN"],
    [null, 0.1],
  ];
  for (const [optimiser, value] of made) {
    const { runId } = await tracking.createRun({ experimentId, name: "r", startedMs: 1 });
    const metrics = [{ key: "auc", value, timestamp: 1, step: 1 }];
    const params = optimiser === null ? [] : [{ key: "optimiser", value: optimiser }];
    await tracking.logBatch({ runId, metrics, params });
  }
});
afterAll(() => world.close());

const group = (more: object) =>
  side.everyone.tracking.groupRuns({
    experimentIds: [experimentId],
    by: { kind: "params", key: "optimiser" },
    metrics: ["auc"],
    ...more,
  });

describe("runs by the value of a parameter", () => {
  test("are counted, with what a metric comes to; not-a-number and what was not logged stay out", async () => {
    const { groups, total } = await group({});
    expect(total).toBe(3);
    expect(groups).toEqual([
      {
        value: "adam",
        runs: 2,
        metrics: { auc: { runs: 2, mean: expect.closeTo(0.6), least: 0.5, greatest: 0.7 } },
      },
      {
        value: "sgd",
        runs: 2,
        metrics: { auc: { runs: 1, mean: 0.9, least: 0.9, greatest: 0.9 } },
      },
      { value: null, runs: 1, metrics: { auc: { runs: 1, mean: 0.1, least: 0.1, greatest: 0.1 } } },
    ]);
  });

  test("only those that the filter leaves", async () => {
    const { groups } = await group({ filter: "metrics.auc > 0.6" });
    expect(groups.map(({ value, runs }) => [value, runs])).toEqual([
      ["adam", 1],
      ["sgd", 1],
    ]);
  });

  test("by status and by who, too", async () => {
    const { groups } = await group({ by: { kind: "attributes", key: "status" } });
    expect(groups.map(({ value, runs }) => [value, runs])).toEqual([["RUNNING", 5]]);
  });

  test("a filter that cannot be read is refused with its place", async () => {
    const { code } = await outcome(group({ filter: "metrics.auc >> 1" }));
    expect(code).toBe("BAD_REQUEST");
  });
});

describe("several runs at once", () => {
  test("are tagged, deleted and brought back with one entry each, all or none", async () => {
    const { tracking, audit } = side.everyone;
    const { rows } = await tracking.listRuns({ experimentIds: [experimentId] });
    const runIds = rows.slice(0, 2).map(({ runId }) => runId);
    const entries = async () => (await audit.listEvents({ limit: 1 })).matching;
    const before = await entries();
    const { before: was } = await tracking.tagRuns({
      key: "kept",
      runs: runIds.map((runId) => ({ runId, value: "yes" })),
    });
    expect(was.map(({ value }) => value)).toEqual([null, null]);
    await tracking.tagRuns({ key: "kept", runs: was });
    await tracking.deleteRuns({ runIds });
    await tracking.restoreRuns({ runIds });
    expect(await entries()).toBe(before + 4);
    const missing = { runIds: [runIds[0] ?? "", "0".repeat(32)] };
    expect((await outcome(tracking.deleteRuns(missing))).code).toBe("NOT_FOUND");
    expect((await tracking.listRuns({ experimentIds: [experimentId] })).matching).toBe(5);
    const client = { key: "mlflow.runName", runs: was };
    expect((await outcome(tracking.tagRuns(client))).code).toBe("BAD_REQUEST");
  });
});

describe("a saved view", () => {
  const place = "experiment:1";
  test("is one's own until it is shared; the same name replaces it", async () => {
    const { lead, viewer, admin } = side.as;
    const { viewId } = await lead.identity.saveView({ place, name: "Best", search: "sort=-x" });
    const again = await lead.identity.saveView({ place, name: "best", search: "sort=x" });
    expect(again.viewId).toBe(viewId);
    expect(await viewer.identity.listViews({ place })).toEqual([]);
    await lead.identity.saveView({ place, name: "best", search: "sort=x", shared: true });
    expect(await viewer.identity.listViews({ place })).toMatchObject([
      { name: "best", search: "sort=x", mine: false, shared: true },
    ]);
    expect((await outcome(viewer.identity.deleteView({ viewId }))).code).toBe("NOT_FOUND");
    await admin.identity.deleteView({ viewId });
    expect(await lead.identity.listViews({ place })).toEqual([]);
  });
});
