import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reader } from "~/server/api/testing/feature-fixtures";
import { registered } from "~/server/api/testing/registry-fixtures";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;
let features: Side["everyone"]["features"];
let registry: Side["everyone"]["registry"];
let tracking: Side["everyone"]["tracking"];

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Every group of tests has an organisation of its own, so that it counts only what is its own. */
const anew = () =>
  beforeAll(async () => {
    side = await world.side("A");
    ({ features, registry, tracking } = side.everyone);
  });

const names = async (asked: Parameters<typeof features.listFeatures>[0]) =>
  (await features.listFeatures(asked)).rows.map(({ name }) => name);

const column = (name: string, type = "double") => ({ name, type, required: true });

/** A version whose signature names `columns`; in use unless said otherwise. */
async function version(
  columns: readonly object[] | string,
  { schema, inUse = true }: { schema?: string | null; inUse?: boolean } = {},
) {
  const { name } = await registered(side);
  const { experimentId } = await tracking.createExperiment({ name: `of ${name}` });
  const { runId } = await tracking.createRun({ experimentId });
  if (schema !== undefined) {
    const dataset = { name: "data", digest: "1", sourceType: "http", source: "{}" };
    await tracking.logInputs({
      runId,
      datasets: [{ dataset: { ...dataset, ...(schema !== null && { schema }) } }],
    });
  }
  const made = await registry.createVersion({ name, source: "s3://bucket/model", runId });
  const inputs = typeof columns === "string" ? columns : JSON.stringify(columns);
  await registry.recordContents({ name, version: made.version, signature: { inputs } });
  if (inUse) await registry.moveAlias({ name, alias: "champion", version: made.version });
  return name;
}

const schemaOf = (...columns: readonly string[]) =>
  JSON.stringify({ mlflow_colspec: columns.map((name) => column(name)) });

describe("columns of signatures", () => {
  anew();

  test("are offered until somebody describes them, and once more when nobody does", async () => {
    await reader(side, ["amount", "age"]);
    await reader(side, ["amount"]);
    const candidates = async () =>
      (await features.listCandidates({})).rows.map(({ name, type, models }) => [
        name,
        type,
        models,
      ]);
    expect(await candidates()).toEqual([
      ["age", "double", 1],
      ["amount", "double", 2],
    ]);
    const { made } = await features.adoptColumns({ names: ["amount", "not there"] });
    expect(made).toEqual(["amount"]);
    expect(await features.findFeature({ name: "amount" })).toMatchObject({
      valueType: "double",
      status: "experimental",
      models: 2,
      owner: null,
    });
    expect(await candidates()).toEqual([["age", "double", 1]]);
    expect((await features.adoptColumns({ names: ["amount"] })).made).toEqual([]);
    await features.removeFeature({ name: "amount" });
    expect(await candidates()).toHaveLength(2);
    expect(await features.listCandidates({ limit: 1 })).toMatchObject({ matching: 2, total: 2 });
  });

  test("follow the signature, and what cannot be read offers nothing", async () => {
    const model = await version([column("first"), column("first", "long"), { type: "double" }, []]);
    const { rows } = await features.listCandidates({ limit: 200 });
    expect(rows.find(({ name }) => name === "first")).toMatchObject({ type: "double", model });
    const told = async (signature: Record<string, unknown>) => {
      await registry.recordContents({ name: model, version: 1, signature });
      const { rows: now } = await features.listCandidates({ limit: 200 });
      return now.filter((one) => one.model === model).map(({ name, type }) => [name, type]);
    };
    expect(await told({ inputs: "no JSON" })).toEqual([]);
    expect(await told({ inputs: '{"name":"first"}' })).toEqual([]);
    expect(await told({ inputs: null })).toEqual([]);
    expect(await told({ inputs: [column("listed")] })).toEqual([["listed", "double"]]);
    const tensor = { type: "tensor", name: "image", "tensor-spec": { dtype: "float32" } };
    expect(await told({ inputs: JSON.stringify([tensor]) })).toEqual([
      ["image", "tensor of float32"],
    ]);
    await registry.deleteVersion({ name: model, version: 1 });
    expect((await features.listCandidates({})).rows.map(({ name }) => name)).not.toContain("image");
  });
});

describe("training and serving", () => {
  anew();

  test("unknown is never no, and only what is known of both is skew", async () => {
    const all = ["seen", "skewed", "no schema", "no data", "not in use"];
    await version([column("seen"), column("skewed")], { schema: schemaOf("seen", "other") });
    await version([column("no schema")], { schema: null });
    await version([column("no data")]);
    await version([column("not in use")], { schema: schemaOf("other"), inUse: false });
    await features.adoptColumns({ names: all });
    const known = async (name: string) => {
      const { training, serving, skewed } = await features.findFeature({ name });
      return [training, serving, skewed];
    };
    expect(await known("seen")).toEqual(["yes", "yes", false]);
    expect(await known("skewed")).toEqual(["no", "yes", true]);
    expect(await known("no schema")).toEqual(["unknown", "yes", false]);
    expect(await known("no data")).toEqual(["unknown", "yes", false]);
    expect(await known("not in use")).toEqual(["no", "unknown", false]);
    expect(await names({ use: "skewed" })).toEqual(["skewed"]);
    expect(await features.listFeatures({})).toMatchObject({ skewed: 1, total: 5, matching: 5 });
    await features.updateFeature({ name: "skewed", saidInTraining: true });
    expect(await known("skewed")).toEqual(["yes", "yes", false]);
    await features.updateFeature({ name: "no data", saidInTraining: false });
    expect(await known("no data")).toEqual(["no", "yes", true]);
    expect(await names({ use: "skewed" })).toEqual(["no data"]);
    await features.updateFeature({ name: "seen", saidInTraining: false, saidInServing: false });
    expect(await known("seen")).toEqual(["yes", "yes", false]);
    const list = await features.listFeatures({});
    for (const { name, training, serving, skewed } of list.rows)
      expect([training, serving, skewed]).toEqual(await known(name));
  });

  test("a version that is replaced counts no more, and is still listed as a reader", async () => {
    const model = await version([column("old")], { schema: schemaOf("old") });
    await registry.createVersion({ name: model, source: "s3://bucket/model" });
    await features.defineFeature({ name: "old" });
    await registry.moveAlias({ name: model, alias: "champion", version: 2 });
    expect(await features.findFeature({ name: "old" })).toMatchObject({
      models: 0,
      training: "unknown",
      serving: "unknown",
      consumerCount: 1,
      consumers: [{ model, version: 1, inUse: false, inTraining: true, required: true }],
    });
  });
});
