import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { findCheck } from "../queries/find-check";
import { bank } from "../testing/bank";
import { catalogue, reads } from "../testing/catalogue";
import { daysAfter, MONDAY } from "../testing/house";
import { lifecycle } from "../testing/lifecycle";

let place: Awaited<ReturnType<typeof bank>>;
let write: ReturnType<typeof lifecycle>;
let tell: ReturnType<typeof catalogue>;
beforeAll(async () => {
  place = await bank();
  write = lifecycle(place);
  tell = catalogue(place);
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
    await tell.data("a whole", { ...whole, team: team.id });
    await tell.data("b bare");
    await tell.data("c gone", { ...whole, team: team.id });
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
    const [e, f] = [await tell.data("e whole"), await tell.data("f few rules")];
    const first = await tell.version(e, { name: "e whole", number: 1, at: ago(30), columns: five });
    for (const column of ["a", "b", "c"]) await tell.judge(first, column);
    await tell.judge(first, "d", "passed");
    const second = await tell.version(f, {
      name: "f few rules",
      number: 1,
      at: ago(30),
      columns: { ...five, a: false },
    });
    for (const column of ["a", "b", "c"]) await tell.judge(second, column);
    await tell.judge(second, "d", "not_evaluated");
    await tell.version(await tell.data("g no schema"), {
      name: "g no schema",
      number: 1,
      at: ago(30),
    });
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
    const promised = (name: string) => tell.data(name, { team: team.id, freshHours: 48 });
    const daily = await promised("i daily");
    for (let day = 0; day < 20; day += 1)
      await tell.version(daily, {
        name: `i ${day}`,
        number: day + 1,
        at: ago(day),
        until: ago(day),
      });
    const weekly = await promised("j weekly");
    for (let week = 0; week < 3; week += 1)
      await tell.version(weekly, { name: `j ${week}`, number: week + 1, at: ago(week * 7) });
    const late = await promised("k told late");
    await tell.version(late, { name: "k", number: 1, at: ago(40), until: ago(40) });
    await tell.version(late, { name: "k2", number: 2, at: ago(0), until: ago(0) });
    await promised("l nothing yet");
    await tell.data("m no promise", { team: team.id });
    expect(await seen(team.slug, "C16")).toMatchObject({ good: 1, eligible: 3, value: 0.25 });
    expect(await wrong(team.slug, "C16")).toEqual([
      // A week has seven days, of which three are fresh; the last one is today.
      "j weekly: as fresh as promised on 7 of 15 days",
      "k told late: as fresh as promised on 4 of 41 days",
    ]);
  });
});

describe("features", () => {
  const describeFeature = (name: string, team: string | null, at = ago(20)) =>
    tell.feature(name, { team, at });

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
