import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { planImprovement } from "../commands/plan-improvement";
import { updateImprovement } from "../commands/update-improvement";
import { teamResult } from "../queries/team-result";
import { bank } from "../testing/bank";
import { MONDAY, type Person } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(place.at(place.ana, day), { slug })).results.find(
    (one) => one.check === check,
  );

const disable = (person: Person, status: "active" | "disabled") =>
  place.within((db) =>
    db.execute(
      sql`update member set status = ${status} where org_id = ${place.orgId} and id = ${person.memberId}`,
    ),
  );

describe("a team has an owner and a deputy", () => {
  test("holds with an active lead and one more active member, and no longer when either has left", async () => {
    const team = await place.newTeam();
    expect(await seen(team.slug, "T01")).toMatchObject({
      status: "measured",
      good: 1,
      eligible: 1,
      value: 1,
    });
    await disable(place.ben, "disabled");
    expect(await seen(team.slug, "T01")).toMatchObject({ good: 0, value: 0 });
    await disable(place.ben, "active");
    const leaderless = await place.team(
      "Leaderless",
      [place.ana, place.ben].map((person) => ({ person, leads: false })),
    );
    expect(await seen(leaderless.slug, "T01")).toMatchObject({ good: 0, value: 0 });
  });
});

describe("improvements are owned", () => {
  const plan = (slug: string, practice: string, whole: boolean) =>
    planImprovement.run(place.at(place.ana), {
      slug,
      framework: "five-levels",
      practice,
      ownerId: whole ? place.ben.memberId : null,
      dueOn: "2026-12-24",
      effortDays: 3,
    });

  test("is unknown, not zero, while there is no open item", async () => {
    const team = await place.newTeam();
    expect(await seen(team.slug, "C92")).toMatchObject({
      status: "no_population",
      reason: "The team has no open improvement item.",
      value: null,
      good: null,
    });
    const { improvementId } = await plan(team.slug, "S2-01", false);
    await updateImprovement.run(place.at(place.ana), { improvementId, status: "dropped" });
    expect(await seen(team.slug, "C92")).toMatchObject({ status: "no_population" });
  });

  test("counts items with owner, date and effort, and names what the others lack", async () => {
    const team = await place.newTeam();
    for (const practice of ["S2-01", "S2-02", "S2-03"]) await plan(team.slug, practice, true);
    await plan(team.slug, "S2-04", false);
    expect(await seen(team.slug, "C92")).toMatchObject({
      status: "measured",
      good: 3,
      eligible: 4,
      value: 0.5,
    });
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    const check = result.practices
      .find(({ key }) => key === "SX-11")
      ?.checks.find(({ id }) => id === "C92");
    expect(check?.offenders.map(({ label }) => label)).toEqual([
      expect.stringContaining("no owner"),
    ]);
  });

  test("no longer counts an item whose owner has left", async () => {
    const team = await place.newTeam();
    await plan(team.slug, "S2-01", true);
    expect(await seen(team.slug, "C92")).toMatchObject({ good: 1, value: 1 });
    await disable(place.ben, "disabled");
    expect(await seen(team.slug, "C92")).toMatchObject({ good: 0, value: 0 });
    await disable(place.ben, "active");
  });
});
