import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { collectEvidence } from "../commands/collect-evidence";
import { findCheck } from "../queries/find-check";
import { bank } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { lifecycle } from "../testing/lifecycle";

let place: Awaited<ReturnType<typeof bank>>;
let write: ReturnType<typeof lifecycle>;
beforeAll(async () => {
  place = await bank();
  write = lifecycle(place);
});
afterAll(() => place.database.drop());

const ago = (days: number) => daysAfter(MONDAY, -days);
const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(place.at(place.ana, day), { slug })).results.find(
    (one) => one.check === check,
  );
const wrong = async (slug: string, check: string) =>
  (await findCheck.run(place.at(place.ana), { slug, check, limit: 1 })).offenders.map(
    ({ label }) => label,
  );

type Data = {
  readonly source?: string;
  readonly type?: string;
  readonly format?: string;
  readonly team?: string;
  readonly classification?: string;
  readonly keepDays?: number;
  readonly freshHours?: number;
};

/** Data in the catalogue, without a version. */
async function data(name: string, told: Data = {}): Promise<string> {
  const id = newId();
  await place.within(async (db) => {
    await db.execute(sql`
      insert into dataset (org_id, id, name, source, data_type, format, owner_team_id, classification, retention_days,
        fresh_hours, created_at, updated_at)
      values (${place.orgId}, ${id}, ${name}, ${told.source ?? null}, ${told.type ?? null}, ${told.format ?? null},
        ${told.team ?? null}, ${told.classification ?? null}, ${told.keepDays ?? null}, ${told.freshHours ?? null}, now(), now())`);
    await db.execute(sql`insert into dataset_name values (${place.orgId}, ${name}, ${id}, now())`);
  });
  return id;
}

type Version = {
  readonly name: string;
  readonly number: number;
  readonly at: Date;
  readonly until?: Date;
  readonly columns?: Record<string, boolean>;
};

/** A version with columns, each with statistics or without. */
async function version(dataset: string, told: Version): Promise<string> {
  const { name, number, at, until, columns = {} } = told;
  const id = newId();
  await place.within(async (db) => {
    await db.execute(sql`
      insert into dataset_version (org_id, id, dataset_id, number, digest, told_by, data_until, created_at)
      values (${place.orgId}, ${id}, ${dataset}, ${number}, ${`d-${name}`}, 'run', ${until?.toISOString() ?? null}::timestamptz,
        ${at.toISOString()}::timestamptz)`);
    for (const [position, [column, profiled]] of Object.entries(columns).entries()) {
      await db.execute(sql`insert into dataset_column (org_id, version_id, position, name, type, profile)
        values (${place.orgId}, ${id}, ${position}, ${column}, 'double', ${profiled ? "{}" : null}::jsonb)`);
    }
  });
  return id;
}

const judge = (versionId: string, column: string, outcome = "failed") =>
  place.within((db) =>
    db.execute(sql`insert into quality_result (org_id, id, version_id, rule, column_name, severity, outcome, told_by,
        checked_at, recorded_at)
      values (${place.orgId}, ${newId()}, ${versionId}, 'not null', ${column}, 'error', ${outcome}, 'report', now(), now())`),
  );

/** A team whose model in production was trained on `names`. */
async function trainedOn(names: readonly string[], signature: object | null = null) {
  const team = await place.newTeam();
  const experiment = await write.experiment({ "cairn.team": team.slug });
  const runId = await write.run(experiment, { startedAt: ago(20), data: names });
  const model = await write.model({ name: `of ${team.slug}`, createdAt: ago(30), team: team.id });
  await write.version(model, 1, { createdAt: ago(20), runId, champion: true, signature });
  return { ...team, experiment, model };
}

describe("data that models in production were trained on", () => {
  const whole = {
    source: "warehouse",
    type: "tabular",
    format: "parquet",
    classification: "internal",
    keepDays: 365,
  };

  test("stands in the catalogue with all that is asked (C05), classified and with a time to keep it (C15)", async () => {
    const names = ["a whole", "b bare", "c gone", "d nowhere"];
    const team = await trainedOn(names);
    await data("a whole", { ...whole, team: team.id });
    await data("b bare");
    await data("c gone", { ...whole, team: team.id });
    await place.within((db) =>
      db.execute(
        sql`update dataset set deleted_at = now() where org_id = ${place.orgId} and name = 'c gone'`,
      ),
    );
    expect(await seen(team.slug, "C05")).toMatchObject({ good: 1, eligible: 4, value: 0.25 });
    expect(await wrong(team.slug, "C05")).toEqual([
      "b bare: no source, no type, no format, no owner",
      "c gone: not in the catalogue",
      "d nowhere: not in the catalogue",
    ]);
    expect(await seen(team.slug, "C15")).toMatchObject({ good: 1, eligible: 4 });
    expect((await wrong(team.slug, "C15"))[0]).toBe(
      "b bare: no classification, nothing said about keeping it",
    );
    const bystander = await place.newTeam();
    expect(await seen(bystander.slug, "C05")).toMatchObject({ status: "no_population" });
  });
});

describe("data that runs read", () => {
  test("has a schema with rules for most of its columns (C12), and statistics (C17)", async () => {
    const names = ["e whole", "f few rules", "g no schema", "h unknown"];
    const team = await trainedOn(names);
    const five = { a: true, b: false, c: false, d: false, e: false };
    const [e, f] = [await data("e whole"), await data("f few rules")];
    const first = await version(e, { name: "e whole", number: 1, at: ago(30), columns: five });
    for (const column of ["a", "b", "c"]) await judge(first, column);
    await judge(first, "d", "passed");
    const second = await version(f, {
      name: "f few rules",
      number: 1,
      at: ago(30),
      columns: { ...five, a: false },
    });
    for (const column of ["a", "b", "c"]) await judge(second, column);
    await judge(second, "d", "not_evaluated");
    await version(await data("g no schema"), { name: "g no schema", number: 1, at: ago(30) });
    expect(await seen(team.slug, "C12")).toMatchObject({ good: 1, eligible: 3, value: 0.25 });
    expect(await wrong(team.slug, "C12")).toEqual([
      "f few rules: rules for 3 of 5 columns",
      "g no schema: no schema",
    ]);
    expect(await seen(team.slug, "C17")).toMatchObject({ good: 1, eligible: 3 });
    expect(await wrong(team.slug, "C17")).toEqual([
      "f few rules 1: no statistics",
      "g no schema 1: no statistics",
    ]);
    expect(await seen(team.slug, "C12", daysAfter(MONDAY, 71))).toMatchObject({
      status: "no_population",
    });
  });

  test("is as fresh as promised on nearly every day (C16)", async () => {
    const team = await place.newTeam();
    const promised = (name: string) => data(name, { team: team.id, freshHours: 48 });
    const daily = await promised("i daily");
    for (let day = 0; day < 20; day += 1)
      await version(daily, { name: `i ${day}`, number: day + 1, at: ago(day), until: ago(day) });
    const weekly = await promised("j weekly");
    for (let week = 0; week < 3; week += 1)
      await version(weekly, { name: `j ${week}`, number: week + 1, at: ago(week * 7) });
    const late = await promised("k told late");
    await version(late, { name: "k", number: 1, at: ago(40), until: ago(40) });
    await version(late, { name: "k2", number: 2, at: ago(0), until: ago(0) });
    await promised("l nothing yet");
    await data("m no promise", { team: team.id });
    expect(await seen(team.slug, "C16")).toMatchObject({ good: 1, eligible: 3, value: 0.25 });
    expect(await wrong(team.slug, "C16")).toEqual([
      // A week has seven days, of which three are fresh; the last one is today.
      "j weekly: as fresh as promised on 7 of 15 days",
      "k told late: as fresh as promised on 4 of 41 days",
    ]);
  });
});

describe("features", () => {
  const reads = (...names: readonly string[]) => ({
    inputs: JSON.stringify(names.map((name) => ({ name, type: "double" }))),
  });
  const describeFeature = (name: string, team: string | null, at = ago(20)) =>
    place.within((db) =>
      db.execute(sql`insert into feature (org_id, id, name, status, owner_team_id, created_at, updated_at)
        values (${place.orgId}, ${newId()}, ${name}, 'certified', ${team}, ${at.toISOString()}::timestamptz, now())`),
    );

  test("of models in production are described (C18), which counts as half while none is shared", async () => {
    const mine = await trainedOn([], reads("n amount", "n age", "n limit"));
    const theirs = await trainedOn([], reads("n other", "n age"));
    await describeFeature("n amount", mine.id);
    await describeFeature("n other", null);
    expect(await seen(mine.slug, "C18")).toMatchObject({ good: 1, eligible: 3, value: 0.25 });
    expect(await wrong(mine.slug, "C18")).toEqual([
      "n age is not described",
      "n limit is not described",
    ]);
    await describeFeature("n limit", mine.id);
    await write.version(mine.model, 2, { createdAt: ago(1), signature: reads("n alone") });
    await place.within((db) =>
      db.execute(
        sql`delete from model_input where org_id = ${place.orgId} and model_id = ${mine.model} and name = 'n age'`,
      ),
    );
    const held = await seen(mine.slug, "C18");
    expect(held).toMatchObject({ good: 2, eligible: 2, value: 0.5 });
    expect(held?.reason).toMatch(/not used for sharing/);
    await write.version(theirs.model, 2, { createdAt: ago(1), signature: reads("n amount") });
    const shared = await seen(mine.slug, "C18");
    expect(shared).toMatchObject({ good: 2, eligible: 2, value: 1 });
    expect(shared?.reason).not.toMatch(/sharing/);
  });

  test("that a team owns are read by somebody (C20)", async () => {
    const team = await trainedOn([], reads("p read"));
    await describeFeature("p read", team.id);
    await describeFeature("p unread", team.id);
    await describeFeature("p young", team.id, ago(13));
    const found = await seen(team.slug, "C20");
    expect(found).toMatchObject({ good: 1, eligible: 2, value: 0.5 });
    expect(found?.reason).toMatch(/1 feature belongs to no team/);
    expect(await wrong(team.slug, "C20")).toEqual(["p unread: no model reads it"]);
    await place.within((db) =>
      db.execute(
        sql`update registered_model set deleted_at = now(), kept_until = now() where org_id = ${place.orgId} and id = ${team.model}`,
      ),
    );
    expect(await seen(team.slug, "C20")).toMatchObject({ good: 0, eligible: 2, value: 0 });
  });
});
