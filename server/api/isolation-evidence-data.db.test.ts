import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue, reads } from "~/server/maturity/testing/catalogue";
import { lifecycle } from "~/server/maturity/testing/lifecycle";
import { ago, collected, measured, placeOf, TODAY } from "./testing/evidence-twins";
import { teamOf } from "./testing/team-fixtures";
import { arrange, prepareTwins, twinOf } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

type Counts = Parameters<typeof measured>[0];

type Case = {
  /** Writes what both have; the team's address. */
  readonly records: (side: Side) => Promise<string>;
  readonly here: Counts;
  /** What tells the twin apart afterwards; $1 is its id. */
  readonly differences: readonly string[];
  readonly there: Counts;
};

/** Both answer as one does alone while they are the same, and each by its own rows once they differ. */
async function eachByItsOwn({ records, here, differences, there }: Case) {
  const mine = await world.side("A");
  const slug = await records(mine);
  mine.clock.stopped = TODAY;
  const alone = await collected(mine, slug);
  for (const said of measured(here)) expect(alone.said).toContain(said);
  const twin = await twinOf(world.owner, mine);
  expect(await collected(mine, slug)).toEqual(alone);
  expect(await collected(twin, slug)).toEqual(alone);
  for (const statement of differences) await arrange(world.owner, statement, [twin.orgId]);
  expect(await collected(mine, slug)).toEqual(alone);
  const theirs = await collected(twin, slug);
  for (const said of measured(there)) expect(theirs.said).toContain(said);
  return { alone, theirs };
}

/** One model in production, and the data it was trained on: all is said of it, little is known of its version. */
async function dataOf(side: Side): Promise<string> {
  const { id: team, slug } = await teamOf(side);
  const [write, tell] = [lifecycle(placeOf(world, side)), catalogue(placeOf(world, side))];
  const experiment = await write.experiment({ "cairn.team": slug });
  const run = { startedAt: ago(20), data: ["ledger"] };
  const runId = await write.run(experiment, { ...run, name: "chosen" });
  const tags = { "mlflow.parentRunId": "sweep" };
  await write.run(experiment, { ...run, name: "trial", tags });
  const model = await write.model({ name: "alone", createdAt: ago(30), team });
  const signature = reads("amount");
  await write.version(model, 1, { createdAt: ago(20), runId, champion: true, signature });
  const ledger = await tell.data("ledger", {
    source: "warehouse",
    type: "tabular",
    format: "parquet",
    classification: "internal",
    keepDays: 365,
    freshHours: 48,
    team,
  });
  const columns = { amount: false, shop: false };
  const version = await tell.version(ledger, { name: "ledger", number: 1, at: ago(20), columns });
  await tell.judge(version, "amount");
  await tell.data("nobody's", { freshHours: 1 });
  return slug;
}

test("a twin whose data differs: each is measured by what its own catalogue says", async () => {
  const { alone, theirs } = await eachByItsOwn({
    records: dataOf,
    here: { C05: [1, 1], C12: [0, 1], C15: [1, 1], C16: [0, 1], C17: [0, 1], C18: [0, 1] },
    differences: [
      `update dataset set source = null, classification = null where org_id = $1 and name = 'ledger'`,
      `update dataset_column set profile = '{}' where org_id = $1`,
      `insert into quality_result (org_id, id, version_id, rule, column_name, severity, outcome, told_by, checked_at, recorded_at)
         select org_id, gen_random_uuid(), version_id, rule, 'shop', severity, outcome, told_by, now(), now()
         from quality_result where org_id = $1`,
      `update dataset_version set created_at = '${ago(30).toISOString()}', data_until = '${TODAY.toISOString()}' where org_id = $1`,
      // The run that became the version is a trial itself, beside another one.
      `insert into run_tag (org_id, run_id, key, value, experiment_id)
         select org_id, id, 'mlflow.parentRunId', 'sweep', experiment_id from run where org_id = $1 and name = 'chosen'`,
    ],
    there: { C05: [0, 1], C12: [1, 1], C15: [0, 1], C16: [1, 1], C17: [1, 1], C18: [0, 1] },
  });
  expect(alone.offenders).toContain("ledger: as fresh as promised on 3 of 21 days");
  expect(alone.offenders).toContain("ledger: rules for 1 of 2 columns");
  expect(alone.offenders).toContain("alone 1: 0 trials logged");
  expect(theirs.offenders).toContain("alone 1: 2 trials logged");
  for (const { said } of [alone, theirs]) {
    expect(said).toContain("1 dataset with a promise of freshness belongs to no team");
    // Nothing can be shared while there is one model in production.
    expect(said).not.toContain("not used for sharing");
  }
});

/** Three models know of a feature and one of them counts: another is not in production, of the third the version is gone. */
async function featuresOf(side: Side): Promise<string> {
  const { id: team, slug } = await teamOf(side);
  const [write, tell] = [lifecycle(placeOf(world, side)), catalogue(placeOf(world, side))];
  const model = async (name: string, known: readonly string[], isUsed: boolean) => {
    const lifecycle = isUsed ? "production" : "development";
    const id = await write.model({ name, createdAt: ago(30), team, lifecycle });
    const version = { createdAt: ago(20), champion: name === "counts" };
    await write.version(id, 1, { ...version, signature: reads(...known) });
  };
  await model("counts", ["amount", "age"], true);
  await model("unused", ["amount"], false);
  await model("empty", ["amount", "limit"], true);
  await model("gone", ["shop"], false);
  for (const name of ["amount", "limit", "shop"]) await tell.feature(name, { team, at: ago(20) });
  await arrange(side.owner, deletion("model_version", "now()", "empty"), [side.orgId]);
  await arrange(side.owner, deletion("registered_model", "now()", "gone"), [side.orgId]);
  return slug;
}

const deletion = (
  table: "model_version" | "registered_model",
  at: "now()" | "null",
  name: string,
) =>
  `update ${table} set deleted_at = ${at}, kept_until = ${at} where org_id = $1
     and ${table === "model_version" ? "model_id" : "id"} = (select id from registered_model where org_id = $1 and name = '${name}')`;

test("a twin whose features differ: each is measured by what its own models read", async () => {
  const { alone, theirs } = await eachByItsOwn({
    records: featuresOf,
    here: { C18: [1, 2], C20: [1, 3] },
    differences: [
      `update registered_model set lifecycle = 'production' where org_id = $1 and name = 'unused'`,
      deletion("model_version", "null", "empty"),
      deletion("registered_model", "null", "gone"),
      `insert into feature (org_id, id, name, status, created_at, updated_at)
         values ($1, gen_random_uuid(), 'age', 'certified', now(), now())`,
    ],
    there: { C18: [2, 2], C20: [3, 3] },
  });
  expect(alone.said).toContain("not used for sharing");
  expect(theirs.said).not.toContain("not used for sharing");
});
