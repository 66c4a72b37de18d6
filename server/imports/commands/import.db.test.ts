import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Source } from "../adapters/source";
import { runOf, smallSource } from "../testing/small-source";
import { Stage } from "../testing/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.world.close());
beforeEach(() => stage.next());

const whole = {
  "made experiment": [1, 0],
  "made run": [5, 0],
  "made logged-model": [1, 0],
  "made model": [1, 0],
  "made version": [1, 0],
  "made file": [1, 0],
};

test("the look counts what would come and brings nothing", async () => {
  const before = await stage.rowsOf("run");
  const found = await stage.find(await stage.checked());
  expect(found).toMatchObject({ phase: "check", status: "done", brought: [] });
  expect(found.found).toEqual({
    experiment: 1,
    run: 5,
    series: 5,
    "logged-model": 1,
    model: 1,
    version: 1,
  });
  expect(await stage.rowsOf("run")).toBe(before);
});

test("everything comes with its ids, times, histories, files, aliases and where it comes from", async () => {
  const importId = await stage.imported();
  expect(await stage.counted(importId)).toEqual(whole);
  const { id: runId } = runOf(stage.shape, 0);
  const run = await stage.side.everyone.tracking.findRun({ runId });
  expect(run).toMatchObject({
    name: `${stage.shape.seed} run 0`,
    status: "FINISHED",
    startedMs: 1_700_000_000_000,
    endedMs: 1_700_000_000_500,
    params: { depth: "0" },
    metrics: { loss: { value: 0.25, step: 2, timestamp: 1_700_000_000_002 } },
  });
  expect(run.tags["cairn.origin"]).toBe(`${stage.address}/#/experiments/7/runs/${runId}`);
  const { points } = await stage.side.everyone.tracking.metricHistory({ runId, metricKey: "loss" });
  expect(points.map(({ step }) => step)).toEqual([0, 1, 2]);
  const version = await stage.side.everyone.registry.findVersion({
    name: stage.shape.model,
    version: 1,
  });
  expect(version).toMatchObject({ runId, aliases: [{ alias: "champion" }] });
});

test("a process that dies between two pieces loses and doubles nothing", async () => {
  const importId = await stage.checked();
  await stage.side.everyone.imports.startImport({ importId });
  for (let pieces = 1; (await stage.find(importId)).status !== "done"; pieces += 1) {
    let left = pieces % 3;
    const source = smallSource(stage.shape);
    const dying: Source = {
      ...source,
      points: async (runs) => {
        left -= 1;
        if (left <= 0) {
          await stage.world
            .owner`update import_job set lease_until = now() - interval '1 second' where id = ${importId}`;
          throw new Error("killed");
        }
        return source.points(runs);
      },
    };
    await stage.work(pieces < 4 ? dying : source);
    await stage.world
      .owner`update import_job set status = 'running', lease_until = now() - interval '1 second'
      where id = ${importId} and status = 'failed'`;
  }
  expect(await stage.counted(importId)).toEqual(whole);
});

test("who has lost the import to another worker writes nothing more", async () => {
  const importId = await stage.checked();
  await stage.side.everyone.imports.startImport({ importId });
  const before = await stage.rowsOf("run");
  const source = smallSource(stage.shape);
  await stage.work({
    ...source,
    points: async (runs) => {
      await stage.world
        .owner`update import_job set lease_epoch = lease_epoch + 1 where id = ${importId}`;
      return source.points(runs);
    },
  });
  expect(await stage.rowsOf("run")).toBe(before);
  await stage.side.everyone.imports.cancelImport({ importId });
});

describe("names that are taken here", () => {
  const other = () => ({ ...stage.shape, seed: `${stage.shape.seed}x` });
  const again = async (asked: Parameters<Stage["imported"]>[0]) => {
    await stage.imported();
    stage.shape = other();
    // Another place, so that it is not known again.
    const { id: importId } = await stage.side.everyone.imports.createImport({
      source: "mlflow",
      address: `${stage.address}/other`,
    });
    await stage.work();
    const names = (await stage.find(importId)).notes;
    await stage.side.everyone.imports.startImport({ importId, ...asked });
    await stage.work();
    return { importId, names };
  };

  test("are named by the look, and joined when that is asked for", async () => {
    const { importId, names } = await again({ experimentClash: "merge", modelClash: "merge" });
    expect(names.map(({ reason, kind }) => `${reason} ${kind}`)).toEqual([
      "name-taken experiment",
      "name-taken model",
    ]);
    expect(await stage.counted(importId)).toMatchObject({
      "joined experiment": [1, 0],
      "joined model": [1, 0],
      "made run": [5, 0],
    });
    const version = await stage.side.everyone.registry.findVersion({
      name: stage.shape.model,
      version: 2,
    });
    expect(version.aliases).toEqual([]);
    const { notes } = await stage.find(importId);
    expect(notes.map(({ reason }) => reason)).toContain("alias-taken");
  });

  test("or get another name", async () => {
    const { importId } = await again({ experimentClash: "rename", modelClash: "rename" });
    expect(await stage.counted(importId)).toEqual(whole);
    const { experiments, models } = await stage.find(importId);
    expect(experiments.map(({ name }) => name)).toEqual([`${stage.shape.experiment} (imported)`]);
    expect(models.map(({ name }) => name)).toEqual([`${stage.shape.model} (imported)`]);
  });
});

test("the same place imported again brings only what is new", async () => {
  await stage.imported();
  stage.shape = { ...stage.shape, runs: 7 };
  const importId = await stage.imported({ experimentClash: "rename", modelClash: "rename" });
  expect(await stage.counted(importId)).toEqual({
    "known experiment": [1, 0],
    "known run": [5, 0],
    "made run": [2, 0],
    "known logged-model": [1, 0],
    "known model": [1, 0],
    "known version": [1, 0],
  });
});
