import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { parkPractice } from "../commands/park-practice";
import { planImprovement } from "../commands/plan-improvement";
import { setContext } from "../commands/set-context";
import { findCheck } from "../queries/find-check";
import { offenderPlace } from "../rules/offender-place";
import { bank } from "../testing/bank";
import { daysAfter, MONDAY, type Person } from "../testing/house";
import { checkOf } from ".";
import { queryHash } from "./measure";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(place.at(place.ana, day), { slug })).results.find(
    (one) => one.check === check,
  );
const found = (slug: string, check: string) =>
  findCheck.run(place.at(place.ana), { slug, check, limit: 50 });

const disable = (person: Person, status: "active" | "disabled") =>
  place.within((db) =>
    db.execute(
      sql`update member set status = ${status} where org_id = ${place.orgId} and id = ${person.memberId}`,
    ),
  );

const plan = (slug: string, practice: string, dueOn: string | null) =>
  planImprovement.run(place.at(place.ana), {
    slug,
    framework: "five-levels",
    practice,
    ownerId: place.ben.memberId,
    dueOn,
    effortDays: 3,
  });

const situation = {
  stage: "production",
  productionModels: 2,
  changesPerYear: 4,
  mlCore: false,
  regulated: false,
  decisionUse: true,
  labelDelayDays: null,
  dayRate: 800,
  budget: 20_000,
  daysPerWeek: 3,
} as const;

describe("improvement work is on time (T02)", () => {
  test("is unknown while nothing has a date, all good before the day, and bad after it", async () => {
    const { slug } = await place.newTeam();
    await plan(slug, "S2-01", null);
    expect(await seen(slug, "T02")).toMatchObject({ status: "no_population", value: null });
    await plan(slug, "S2-02", "2026-11-16");
    await plan(slug, "S2-03", "2026-12-24");
    expect(await seen(slug, "T02")).toMatchObject({ good: 2, eligible: 2, value: 1 });
    expect(await seen(slug, "T02", daysAfter(MONDAY, 1))).toMatchObject({ good: 1, eligible: 2 });
    const { offenders } = await found(slug, "T02");
    expect(offenders).toEqual([
      { id: expect.stringMatching(/^improvement:/), label: expect.stringContaining("2026-11-16") },
    ]);
  });
});

describe("the plan is compared with a budget (T03)", () => {
  test("holds with a budget and a day rate, and says what is missing otherwise", async () => {
    const { slug } = await place.newTeam();
    expect(await seen(slug, "T03")).toMatchObject({ good: 0, eligible: 1, value: 0 });
    expect((await found(slug, "T03")).offenders).toEqual([
      { id: `roadmap:${slug}`, label: "The team has not said what its situation is" },
    ]);
    await setContext.run(place.at(place.ana), { slug, ...situation, budget: null });
    await seen(slug, "T03");
    expect((await found(slug, "T03")).offenders[0]?.label).toBe("No budget is set");
    await setContext.run(place.at(place.ana), { slug, ...situation });
    expect(await seen(slug, "T03")).toMatchObject({ good: 1, value: 1 });
    expect(await seen(slug, "T03", daysAfter(MONDAY, 366))).toMatchObject({ good: 0, value: 0 });
  });
});

describe("people on the team are still there (T04)", () => {
  test("counts people, and links to the line of whoever has left", async () => {
    const { slug } = await place.newTeam();
    expect(await seen(slug, "T04")).toMatchObject({ good: 2, eligible: 2, value: 1 });
    await disable(place.ben, "disabled");
    expect(await seen(slug, "T04")).toMatchObject({ good: 1, eligible: 2, value: 0.5 });
    const [gone] = (await found(slug, "T04")).offenders;
    expect(gone?.label).toContain(place.ben.name);
    expect(offenderPlace(gone?.id ?? "", slug)).toBe(`/teams/${slug}#person-${place.ben.memberId}`);
    await disable(place.ben, "active");
    const nobody = await place.team("Nobody on it", []);
    const { rows } = (await found(nobody.slug, "T04")).results;
    expect(rows).toEqual([]);
  });
});

describe("parked work is looked at again (T05)", () => {
  test("is unknown while nothing is parked, good until the review, bad after it", async () => {
    const { slug } = await place.newTeam();
    expect(await seen(slug, "T05")).toMatchObject({ status: "no_population" });
    const parked = { slug, framework: "five-levels", practice: "S3-04", reason: "Later." };
    await parkPractice.run(place.at(place.ana), { ...parked, reviewOn: "2026-11-20" });
    expect(await seen(slug, "T05")).toMatchObject({ good: 1, eligible: 1, value: 1 });
    expect(await seen(slug, "T05", daysAfter(MONDAY, 5))).toMatchObject({ good: 0, value: 0 });
    const [late] = (await found(slug, "T05")).offenders;
    expect(offenderPlace(late?.id ?? "", slug)).toContain("#S3-04");
  });
});

describe("what a check has seen", () => {
  test("is kept result by result with the hash of its query, newest first, in pages", async () => {
    const { slug } = await place.newTeam();
    for (const day of [0, 1, 2]) await seen(slug, "T01", daysAfter(MONDAY, day));
    const at = place.at(place.ana);
    const page = await findCheck.run(at, { slug, check: "T01", limit: 2 });
    expect(page.results).toMatchObject({ total: 3, matching: 3 });
    expect(page.results.rows.map(({ asOf }) => asOf)).toEqual([
      daysAfter(MONDAY, 2),
      daysAfter(MONDAY, 1),
    ]);
    const cursor = page.results.nextCursor ?? "";
    const next = await findCheck.run(at, { slug, check: "T01", limit: 2, cursor });
    expect(next.results.rows.map(({ asOf }) => asOf)).toEqual([MONDAY]);
    const check = checkOf("T01");
    const hash = check === undefined ? "" : queryHash(check);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(page.results.rows.every(({ queryHash: own }) => own === hash)).toBe(true);
    expect(page.definition?.queryHash).toBe(hash);
  });

  test("names the source a check waits for, and refuses a check nobody knows", async () => {
    const { slug } = await place.newTeam();
    const waiting = await found(slug, "C63");
    expect(waiting).toMatchObject({ definition: null, waitsFor: "monitors and their results" });
    await expect(found(slug, "C100")).rejects.toMatchObject({ code: "not-found" });
  });

  test("counts more offenders than it keeps", async () => {
    const { slug, id } = await place.newTeam();
    await place.within((db) =>
      db.execute(sql`
        insert into improvement (org_id, id, team_id, framework_key, practice_key, title, status, created_at)
        select ${place.orgId}, gen_random_uuid(), ${id}, 'five-levels', 'X-' || n, 'Item ' || n, 'planned', ${MONDAY.toISOString()}::timestamptz
        from generate_series(1, 130) n`),
    );
    expect(await seen(slug, "C92")).toMatchObject({ good: 0, eligible: 130 });
    const { offenders, offenderCount } = await found(slug, "C92");
    expect([offenders.length, offenderCount]).toEqual([100, 130]);
  });
});
