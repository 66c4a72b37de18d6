import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runOf } from "../testing/small-source";
import { Stage } from "../testing/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.world.close());
beforeEach(() => stage.next());

test("an undo leaves nothing behind", async () => {
  const tables = [
    "experiment",
    "run",
    "metric_point",
    "metric_latest",
    "run_tag",
    "run_dataset",
    "logged_model",
    "registered_model",
    "model_version",
    "artifact",
  ];
  const before = await Promise.all(tables.map((table) => stage.rowsOf(table)));
  const importId = await stage.imported();
  expect(await Promise.all(tables.map((table) => stage.rowsOf(table)))).not.toEqual(before);
  await stage.side.everyone.imports.undoImport({ importId });
  await stage.work();
  expect(await Promise.all(tables.map((table) => stage.rowsOf(table)))).toEqual(before);
  expect(
    Object.values(await stage.counted(importId)).every(([count, removed]) => count === removed),
  ).toBe(true);
});

test("an undo keeps what was changed or is used since, and names it", async () => {
  const importId = await stage.imported();
  const [tagged, measured] = [runOf(stage.shape, 3).id, runOf(stage.shape, 4).id];
  await stage.side.everyone.tracking.setTag({ runId: tagged, key: "note", value: "good" });
  await stage.side.everyone.tracking.logMetric({
    runId: measured,
    key: "later",
    value: 1,
    timestamp: 1,
    step: 0,
  });
  await stage.side.everyone.imports.undoImport({ importId });
  await stage.work();
  expect(await stage.counted(importId)).toMatchObject({
    "made run": [5, 3],
    "made experiment": [1, 0],
    "made version": [1, 1],
  });
  const { notes } = await stage.find(importId);
  const kept = notes.filter(({ reason }) => ["changed", "in-use"].includes(reason));
  expect(kept.map(({ reason, kind, count }) => [reason, kind, count])).toEqual([
    ["changed", "run", 2],
    ["in-use", "experiment", 1],
  ]);
  expect((await stage.side.everyone.tracking.findRun({ runId: tagged })).name).toBe(
    `${stage.shape.seed} run 3`,
  );
});
