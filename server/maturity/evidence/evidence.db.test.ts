import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { planImprovement } from "../commands/plan-improvement";
import { saveAnswer } from "../commands/save-answer";
import { startAssessment } from "../commands/start-assessment";
import { updateImprovement } from "../commands/update-improvement";
import { teamResult } from "../queries/team-result";
import { assessed, framework, optionAt } from "../testing/answering";
import { askedPractices } from "../rules/framework";
import { as, daysAfter, house, MONDAY, type Person } from "../testing/house";
import { checkOf } from "./index";

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
let ben: Person;
const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["lead"]);
  ben = await place.person("Ben Ode", ["lead"]);
});
afterAll(() => place.database.drop());

let number = 0;
const newTeam = (people = [ana, ben]) => {
  number += 1;
  return place.team(`Team ${number}`, people.map((person, index) => ({ person, leads: index === 0 })));
};

const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(at(ana, day), { slug })).results.find((one) => one.check === check);

const disable = (person: Person, status: "active" | "disabled") =>
  place.within((db) => db.execute(sql`update member set status = ${status} where org_id = ${place.orgId} and id = ${person.memberId}`));

describe("a team has an owner and a deputy", () => {
  test("holds with an active lead and one more active member, and no longer when either has left", async () => {
    const team = await newTeam();
    expect(await seen(team.slug, "T01")).toMatchObject({ status: "measured", good: 1, eligible: 1, value: 1 });
    await disable(ben, "disabled");
    expect(await seen(team.slug, "T01")).toMatchObject({ good: 0, value: 0 });
    await disable(ben, "active");
    const leaderless = await place.team("Leaderless", [ana, ben].map((person) => ({ person, leads: false })));
    expect(await seen(leaderless.slug, "T01")).toMatchObject({ good: 0, value: 0 });
  });
});

describe("improvements are owned", () => {
  const plan = (slug: string, practice: string, whole: boolean) =>
    planImprovement.run(at(ana), {
      slug,
      framework: "five-levels",
      practice,
      ownerId: whole ? ben.memberId : null,
      dueOn: "2026-12-24",
      effortDays: 3,
    });

  test("is unknown, not zero, while there is no open item", async () => {
    const team = await newTeam();
    expect(await seen(team.slug, "C92")).toMatchObject({ status: "no_population", value: null, good: null });
    const { improvementId } = await plan(team.slug, "S2-01", false);
    await updateImprovement.run(at(ana), { improvementId, status: "dropped" });
    expect(await seen(team.slug, "C92")).toMatchObject({ status: "no_population" });
  });

  test("counts items with owner, date and effort, and names what the others lack", async () => {
    const team = await newTeam();
    for (const practice of ["S2-01", "S2-02", "S2-03"]) await plan(team.slug, practice, true);
    await plan(team.slug, "S2-04", false);
    expect(await seen(team.slug, "C92")).toMatchObject({ status: "measured", good: 3, eligible: 4, value: 0.5 });
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "five-levels" });
    const check = result.practices.find(({ key }) => key === "SX-11")?.checks.find(({ id }) => id === "C92");
    expect(check?.offenders.map(({ label }) => label)).toEqual([expect.stringContaining("no owner")]);
  });

  test("no longer counts an item whose owner has left", async () => {
    const team = await newTeam();
    await plan(team.slug, "S2-01", true);
    expect(await seen(team.slug, "C92")).toMatchObject({ good: 1, value: 1 });
    await disable(ben, "disabled");
    expect(await seen(team.slug, "C92")).toMatchObject({ good: 0, value: 0 });
    await disable(ben, "active");
  });
});

describe("changes are audited", () => {
  const google = framework("google");
  const [practice] = askedPractices(google);
  const key = practice?.key ?? "";

  const workOn = async () => {
    const team = await newTeam();
    const { assessmentId } = await startAssessment.run(at(ana), { slug: team.slug, framework: "google" });
    const response = { kind: "option", option: practice ? optionAt(google, practice, "best") : "" } as const;
    await saveAnswer.run(at(ana), { assessmentId, practice: key, response, note: "", expectedRevision: 0 });
    return { team, assessmentId };
  };

  test("is unknown before anything was changed, and all good after work through Cairn", async () => {
    const fresh = await newTeam();
    expect(await seen(fresh.slug, "C91")).toMatchObject({ status: "no_population", value: null });
    const { team } = await workOn();
    expect(await seen(team.slug, "C91")).toMatchObject({ status: "measured", good: 2, eligible: 2, value: 1 });
  });

  test("fails for an answer that was changed behind the application's back", async () => {
    const { team, assessmentId } = await workOn();
    await place.within((db) =>
      db.execute(sql`
        update answer w set option_key = 'none' from answer_sheet s
        where s.org_id = w.org_id and s.id = w.sheet_id and s.assessment_id = ${assessmentId} and w.practice_key = ${key}`),
    );
    expect(await seen(team.slug, "C91")).toMatchObject({ good: 1, eligible: 2, value: 0 });
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "five-levels" });
    const check = result.practices.find((one) => one.key === "SX-14")?.checks.find(({ id }) => id === "C91");
    expect(check?.offenders).toEqual([{ id: `answer:${assessmentId}/${key}`, label: expect.stringContaining(key) }]);
  });

  test("fails for an item that was put in without a trail", async () => {
    const { team } = await workOn();
    await place.within((db) =>
      db.execute(sql`
        insert into improvement (org_id, id, team_id, framework_key, practice_key, title, status, created_at)
        values (${place.orgId}, gen_random_uuid(), ${team.id}, 'google', 'G1-01', 'Smuggled', 'planned', ${MONDAY.toISOString()}::timestamptz)`),
    );
    expect(await seen(team.slug, "C91")).toMatchObject({ good: 2, eligible: 3, value: 0 });
  });

  test("stays all good over a signature, a carried assessment and its new answers", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "google", () => "best");
    const later = daysAfter(MONDAY, 3);
    const { assessmentId } = await startAssessment.run(at(ben, later), { slug: team.slug, framework: "google" });
    await saveAnswer.run(at(ben, later), { assessmentId, practice: key, response: { kind: "not_known" }, note: "", expectedRevision: 1 });
    const asked = askedPractices(google).length;
    expect(await seen(team.slug, "C91", later)).toMatchObject({ good: asked + 4, eligible: asked + 4, value: 1 });
  });
});

describe("collecting", () => {
  test("is appended, so that an earlier look stays as it was", async () => {
    const team = await newTeam();
    await seen(team.slug, "T01");
    await seen(team.slug, "T01", daysAfter(MONDAY, 1));
    const rows = await place.within(async (db) => [
      ...(await db.execute(sql`select as_of from check_result where team_id = ${team.id} and check_key = 'T01'`)),
    ]);
    expect(rows).toHaveLength(2);
    await expect(
      place.within((db) => db.execute(sql`update check_result set value = 1 where team_id = ${team.id}`)),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("ages: a result past its validity says stale and counts as unknown", async () => {
    const team = await newTeam();
    await seen(team.slug, "T01");
    const on = async (days: number) => {
      const result = await teamResult.run(at(ana, daysAfter(MONDAY, days)), { slug: team.slug, framework: "five-levels" });
      return result.practices.find(({ key }) => key === "SX-10")?.checks.find(({ id }) => id === "T01");
    };
    const validity = checkOf("T01")?.validityDays ?? 0;
    expect(await on(validity - 1)).toMatchObject({ status: "measured", value: 1 });
    expect(await on(validity + 1)).toMatchObject({ status: "stale", value: null, says: expect.stringContaining("older than") });
  });

  test("leaves a check without its source 'not connected', in words that name the source", async () => {
    const team = await newTeam();
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "google" });
    const checks = result.practices.flatMap((one) => one.checks);
    expect(checks.length).toBeGreaterThan(30);
    expect(new Set(checks.map(({ status }) => status))).toEqual(new Set(["not_connected"]));
    expect(checks.every(({ says }) => says.startsWith("Not connected: it needs "))).toBe(true);
    expect(result.headline.proven).toMatchObject({ level: null, why: expect.stringContaining("unknown and not low") });
  });

  test("is refused to a viewer and for a team one is not on", async () => {
    const team = await newTeam();
    const vera = await place.person("Vera Lind", ["viewer"]);
    const olga = await place.person("Olga Other", ["lead"]);
    for (const person of [vera, olga]) {
      await expect(collectEvidence.run(at(person), { slug: team.slug })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
