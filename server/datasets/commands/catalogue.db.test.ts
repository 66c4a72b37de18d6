import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
});
afterAll(() => world.close());

const api = () => side.everyone.datasets;
let made = 0;
const unused = (): string => `data ${(made += 1)}`;

const column = (name: string, type: string, canBeMissing: boolean | null = null) => ({
  name,
  type,
  canBeMissing,
});

async function runReading(name: string, digest: string, schema?: string) {
  const { tracking } = side.everyone;
  const { runId } = await tracking.createRun({ experimentId: 0, name: "reader", startedMs: 1000 });
  const dataset = { name, digest, sourceType: "http", source: "https://example.org/d.csv" };
  const datasets = [
    {
      dataset: { ...dataset, ...(schema !== undefined && { schema }), profile: '{"num_rows":150}' },
      tags: [{ key: "mlflow.data.context", value: "training" }],
    },
  ];
  await tracking.logInputs({ runId, datasets });
  return { runId, datasets };
}

const colspec = JSON.stringify({
  mlflow_colspec: [
    { type: "double", name: "amount", required: true },
    { type: "long", name: "class", required: false },
  ],
});

describe("what a run says it read", () => {
  test("stands in the catalogue without a second step, with schema, rows and the run", async () => {
    const name = unused();
    const { runId } = await runReading(name, "abc", colspec);
    const found = await api().findDataset({ name });
    expect(found).toMatchObject({
      versions: 1,
      runs: 1,
      latest: { rowCount: 150, columnCount: 2 },
    });
    const version = await api().findDatasetVersion({ name, version: 1 });
    expect(version.columns).toMatchObject([
      column("amount", "double", false),
      column("class", "long", true),
    ]);
    const { rows } = await api().listUses({ name });
    expect(rows).toMatchObject([{ runId, version: 1, context: "training" }]);
  });

  test("said again changes nothing, and by another experiment is the same version", async () => {
    const name = unused();
    const { runId, datasets } = await runReading(name, "abc", colspec);
    await side.everyone.tracking.logInputs({ runId, datasets });
    await runReading(name, "abc");
    const { experimentId } = await side.everyone.tracking.createExperiment({ name: unused() });
    const other = await side.everyone.tracking.createRun({ experimentId, startedMs: 1 });
    await side.everyone.tracking.logInputs({ runId: other.runId, datasets });
    expect(await api().findDataset({ name })).toMatchObject({ versions: 1, runs: 3 });
  });

  test("with a schema nobody can read is a version all the same, whose columns are not known", async () => {
    const name = unused();
    await runReading(name, "abc", "not json");
    expect((await api().findDataset({ name })).latest).toMatchObject({ columnCount: null });
  });

  test("under a name it had before means the same data", async () => {
    const name = unused();
    await runReading(name, "one");
    const newName = unused();
    await api().renameDataset({ name, newName });
    await runReading(name, "two");
    expect(await api().findDataset({ name })).toMatchObject({
      name: newName,
      versions: 2,
      runs: 2,
      formerNames: [name],
    });
  });

  test("by many runs at the same moment gets each number once", async () => {
    const name = unused();
    await Promise.all(Array.from({ length: 8 }, (_, at) => runReading(name, `d${at}`)));
    const { rows } = await api().listDatasetVersions({ name });
    expect(rows.map(({ version }) => version)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

describe("a version that is reported", () => {
  test("says what changed in words, and counts as breaking when a reader would notice", async () => {
    const name = unused();
    const told = { name, sourceType: "s3", source: "s3://b/k" };
    await api().recordVersion({
      ...told,
      digest: "1",
      columns: [column("a", "int"), column("b", "string")],
    });
    await api().recordVersion({
      ...told,
      digest: "2",
      columns: [column("a", "long"), column("b", "string"), column("c", "date")],
    });
    await api().recordVersion({ ...told, digest: "3", columns: [column("a", "string")] });
    const { rows } = await api().listDatasetVersions({ name });
    expect(rows.map(({ schemaChange }) => schemaChange)).toEqual(["breaking", "compatible", null]);
    const { lines, change } = await api().compareVersions({ name, version: 3, since: 2 });
    expect(change).toBe("breaking");
    expect(lines.map(({ words }) => words)).toEqual([
      "b (string) is gone: whoever reads it finds nothing.",
      "c (date) is gone: whoever reads it finds nothing.",
      "a is string instead of long.",
    ]);
    const { finding } = await api().findDataset({ name });
    expect(finding).toContain("1 breaking schema change in 90 days");
  });

  test("with a column twice, or with too many, is refused field by field", async () => {
    const columns = [column("a", "int"), column("a", "int")];
    await expect(api().recordVersion({ name: unused(), digest: "1", columns })).rejects.toThrow(
      "twice",
    );
    const wide = Array.from({ length: 5001 }, (_, at) => column(`c${at}`, "int"));
    await expect(
      api().recordVersion({ name: unused(), digest: "1", columns: wide }),
    ).rejects.toThrow("more than 5000 columns");
    const long = [column("x".repeat(5_000_000), "int")];
    await expect(
      api().recordVersion({ name: unused(), digest: "1", columns: long }),
    ).rejects.toThrow("longer than 500");
  });
});

describe("a promise of freshness", () => {
  test("is kept, broken or not known, and the list can be asked for each", async () => {
    const [kept, broken, silent] = [unused(), unused(), unused()];
    const old = new Date(Date.now() - 50 * 3_600_000);
    for (const name of [kept, broken, silent])
      await api().recordVersion({ name, digest: "1", dataUntil: name === broken ? old : null });
    for (const name of [kept, broken]) await api().updateDataset({ name, freshHours: 24 });
    const states = [];
    for (const name of [kept, broken, silent])
      states.push((await api().findDataset({ name })).freshness.state);
    expect(states).toEqual(["fresh", "stale", "unknown"]);
    const stale = await api().listDatasets({ freshness: "stale" });
    expect(stale.rows.map(({ name }) => name)).toEqual([broken]);
    expect((await api().findDataset({ name: broken })).finding).toMatch(
      /^Stale: 2 days old of 24 hours/,
    );
  });
});

describe("a dataset", () => {
  test("that is deleted can be restored, and takes no change meanwhile", async () => {
    const name = unused();
    await api().createDataset({ name });
    await api().deleteDataset({ name });
    await expect(api().updateDataset({ name, licence: "MIT" })).rejects.toThrow("Restore it first");
    await api().restoreDataset({ name });
    expect((await api().findDataset({ name })).deletedAt).toBeNull();
  });

  test("says which of the six fields of a catalogue nobody has told", async () => {
    const name = unused();
    await api().createDataset({ name, source: "the warehouse" });
    expect((await api().findDataset({ name })).missing).toEqual([
      "type",
      "format",
      "owner",
      "usage",
      "lineage",
    ]);
  });

  test.each(["", "  ", "a\nb", "a\u0000", " lead", "x".repeat(501)])(
    "cannot be called %j",
    async (name) => {
      await expect(api().createDataset({ name })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );

  test("keeps its name for itself, also the one it had before", async () => {
    const [name, newName] = [unused(), unused()];
    await api().createDataset({ name });
    await api().renameDataset({ name, newName });
    for (const used of [name, newName])
      await expect(api().createDataset({ name: used })).rejects.toMatchObject({ code: "CONFLICT" });
    await api().renameDataset({ name: newName, newName: name });
    expect(await api().findDataset({ name: newName })).toMatchObject({ name });
  });
});

describe("what a dataset is made from", () => {
  test("is named by what those are or were called, and by nothing that is not here", async () => {
    const [name, origin, newName] = [unused(), unused(), unused()];
    for (const each of [name, origin]) await api().createDataset({ name: each });
    await api().renameDataset({ name: origin, newName });
    const said = await api().setOrigins({ name, madeFrom: [origin, newName] });
    expect(said.madeFrom).toEqual([newName]);
    expect((await api().findDataset({ name: newName })).feeds).toEqual([name]);
    for (const wrong of ["nobody made this", name])
      await expect(api().setOrigins({ name, madeFrom: [wrong] })).rejects.toThrow(wrong);
    expect((await api().findDataset({ name })).madeFrom).toEqual([newName]);
    expect((await api().setOrigins({ name, madeFrom: [] })).madeFrom).toEqual([]);
  });
});

describe("what checks found", () => {
  test("is only ever added to, also behind the application's back", async () => {
    const name = unused();
    await api().recordVersion({ name, digest: "1" });
    await api().recordQuality({
      name,
      version: 1,
      results: [{ rule: "rows", outcome: "failed", observed: "0" }],
    });
    const change = world.database.pool.transaction({ "app.org_id": side.orgId }, (db) =>
      db.execute("update quality_result set outcome = 'passed'"),
    );
    await expect(change).rejects.toMatchObject({ code: "42501" });
    expect((await api().listQuality({ name })).rows).toMatchObject([
      { rule: "rows", outcome: "failed" },
    ]);
    expect((await api().findDataset({ name })).finding).toContain("1 of 1 check failed");
  });
});
