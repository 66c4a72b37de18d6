import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { overrideTarget } from "../commands/override-target";
import { parkPractice, unparkPractice } from "../commands/park-practice";
import { planImprovement } from "../commands/plan-improvement";
import { setContext } from "../commands/set-context";
import { updateImprovement } from "../commands/update-improvement";
import { askedPractices } from "../rules/framework";
import { bank, five } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { situation } from "../testing/situation";
import { teamRoadmap } from "./team-roadmap";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const framework = "five-levels";
const read = (slug: string, day = MONDAY) =>
  teamRoadmap.run(place.at(place.vera, day), { slug, framework });

async function teamWith(more: { readonly dayRate?: null } = {}) {
  const team = await place.newTeam();
  await setContext.run(place.at(place.ana), { slug: team.slug, ...situation, ...more });
  return team;
}

const asked = askedPractices(five);
const required = asked.filter(({ kind }) => kind === "R");
const effortOf = (keys: readonly string[]) =>
  asked.reduce((sum, { key, effortDays }) => sum + (keys.includes(key) ? effortDays : 0), 0);

describe("a roadmap", () => {
  test("is no plan before anybody said what the team's situation is", async () => {
    const { slug } = await place.newTeam();
    expect(await read(slug)).toMatchObject({ context: null, plan: [], budget: null });
  });

  test("holds every gap up to the target, each after what it needs, with its time and price", async () => {
    const { slug } = await teamWith();
    const { plan, path, totals, currency } = await read(slug);
    const keys = plan.map(({ practice }) => practice);
    const gaps = required.filter(({ level }) => level === "every" || level <= 2);
    expect(gaps.map(({ key }) => key).filter((key) => !keys.includes(key))).toEqual([]);
    for (const { practice, needs } of plan) {
      for (const need of needs) expect(keys.indexOf(need)).toBeLessThan(keys.indexOf(practice));
    }
    expect(path).toMatchObject({ levelNow: 1, exact: true, reaches: true });
    expect(path.levelAfter).toBeGreaterThanOrEqual(2);
    expect(totals).toEqual({
      days: effortOf(keys),
      weeks: Math.ceil(effortOf(keys) / 4),
      cost: effortOf(keys) * 800,
    });
    expect([currency, plan[0]?.horizon, plan.at(-1)?.endsWeek]).toEqual([
      "EUR",
      "now",
      totals.weeks,
    ]);
  });

  test("shows what a budget does not cover and where the money goes, and lowers no target", async () => {
    const { slug } = await teamWith();
    const { budget, totals, plan, targets } = await read(slug);
    const byCost = plan.toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0));
    expect(budget).toEqual({
      amount: 16_000,
      cost: totals.cost,
      shortfall: (totals.cost ?? 0) - 16_000,
      dearest: byCost.slice(0, 3).map(({ practice }) => practice),
    });
    expect(targets.map(({ level }) => level)).toEqual(targets.map(() => 2));
  });

  test("without a day rate costs are not known, which is not 0", async () => {
    const { slug } = await teamWith({ dayRate: null });
    const { plan, totals, budget } = await read(slug);
    expect([plan[0]?.cost, totals.cost, budget]).toEqual([null, null, null]);
  });

  test("grows with a target people raise", async () => {
    const { slug } = await teamWith();
    const before = await read(slug);
    await overrideTarget.run(place.at(place.ana), {
      slug,
      framework,
      dimension: "training",
      level: 3,
      reason: "We have to repeat every training run.",
    });
    const after = await read(slug);
    const added = after.plan
      .map(({ practice }) => practice)
      .filter((key) => !before.plan.some(({ practice }) => practice === key));
    expect(added).toEqual(["S3-01"]);
    // Work on this level needed it already; now it counts by itself.
    const first = (roadmap: typeof before) =>
      roadmap.plan.find(({ practice }) => practice === "S3-02")?.neededFirst;
    expect([first(before), first(after)]).toEqual([true, false]);
  });
});

describe("planned work on a roadmap", () => {
  const practice = "S2-04";
  const itemOf = async (slug: string, key = practice) =>
    (await read(slug)).plan.find((one) => one.practice === key);

  test("brings owner, day and the team's own effort, and says when its day is too early", async () => {
    const { slug } = await teamWith();
    const frameworks = await itemOf(slug);
    expect(frameworks).toMatchObject({ state: "unplanned", estimatedBy: "framework", late: false });
    await planImprovement.run(place.at(place.ana), {
      slug,
      framework,
      practice,
      ownerId: place.ben.memberId,
      dueOn: "2026-11-17",
      effortDays: 3,
    });
    expect(await itemOf(slug)).toMatchObject({
      state: "planned",
      estimatedBy: "team",
      effortDays: 3,
      cost: 2400,
      late: true,
      improvement: { owner: { name: "Ben Ode" }, dueOn: "2026-11-17" },
    });
  });

  test("is not over when somebody marks it done, only when evidence shows it", async () => {
    const { slug } = await teamWith();
    for (const improvementId of await place.planned(slug, ["SX-11", practice])) {
      await updateImprovement.run(place.at(place.ana), { improvementId, status: "done" });
    }
    await place.planned(slug, ["S2-01", "S2-02", "S2-03"]);
    await collectEvidence.run(place.at(place.ana), { slug });
    expect(await itemOf(slug, "SX-11")).toMatchObject({ state: "done_but_red" });
    expect(await itemOf(slug, practice)).toMatchObject({ state: "done_but_unseen" });
    expect((await read(slug)).finished).toEqual([]);
  });

  test("is over and off the plan once evidence shows it", async () => {
    const { slug } = await teamWith();
    const { improvementId } = await planImprovement.run(place.at(place.ana), {
      slug,
      framework,
      practice: "SX-11",
      ownerId: place.ben.memberId,
      dueOn: "2026-12-01",
    });
    await updateImprovement.run(place.at(place.ana), { improvementId, status: "done" });
    for (const key of ["S2-01", "S2-02", "S2-03"]) {
      await planImprovement.run(place.at(place.ana), {
        slug,
        framework,
        practice: key,
        ownerId: place.ben.memberId,
        dueOn: "2026-12-01",
      });
    }
    await collectEvidence.run(place.at(place.ana), { slug });
    expect((await read(slug)).finished).toMatchObject([{ practice: "SX-11", state: "done" }]);
    expect(await itemOf(slug, "SX-11")).toBeUndefined();
  });

  test("waits when it is parked, with all that needs it, and comes back", async () => {
    const { slug } = await teamWith();
    const before = await read(slug);
    const needed = before.plan.flatMap(({ needs }) => needs)[0] ?? "";
    expect(needed).not.toBe("");
    const parking = { slug, framework, practice: needed, reviewOn: "2027-01-15", reason: "Later." };
    await parkPractice.run(place.at(place.ana), parking);
    const after = await read(slug);
    const [own, ...others] = [
      ...after.parked.filter(({ practice: key }) => key === needed),
      ...after.parked.filter(({ practice: key }) => key !== needed),
    ];
    expect(own).toMatchObject({ reason: "Later.", by: "Ana Ruiz", because: null });
    expect(own?.reviewDue).toBe(false);
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ because }) => because !== null)).toBe(true);
    expect(after.totals.days).toBeLessThan(before.totals.days);
    expect(after.targets).toEqual(before.targets);
    const due = (await read(slug, daysAfter(MONDAY, 60))).parked;
    expect(due.every(({ reviewDue }) => reviewDue)).toBe(true);
    await unparkPractice.run(place.at(place.ben), { slug, framework, practice: needed });
    expect((await read(slug)).parked).toEqual([]);
  });

  test("is parked until a day to come, for a practice that is asked, by people of the team", async () => {
    const { slug } = await teamWith();
    const parking = { slug, framework, practice, reviewOn: "2027-01-15", reason: "Later." };
    const as = place.at(place.ana);
    await expect(
      parkPractice.run(as, { ...parking, reviewOn: "2026-11-16" }),
    ).rejects.toMatchObject({
      code: "invalid",
      detail: { fields: { reviewOn: expect.any(String) } },
    });
    await expect(parkPractice.run(as, { ...parking, practice: "S9-99" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(parkPractice.run(place.at(place.olga), parking)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(unparkPractice.run(as, { slug, framework, practice })).rejects.toMatchObject({
      code: "not-found",
    });
    await parkPractice.run(as, parking);
    await expect(
      unparkPractice.run(place.at(place.olga), { slug, framework, practice }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("a framework whose points add up has one target, set by people", async () => {
  const { slug } = await teamWith();
  const at = { slug, framework: "microsoft-genaiops" };
  const before = await teamRoadmap.run(place.at(place.vera), at);
  expect(before.targets).toMatchObject([{ dimension: "whole", level: null, proposed: null }]);
  expect(before.plan).toEqual([]);
  const own = { ...at, dimension: "whole", level: 2, reason: "As the bank decided." };
  await overrideTarget.run(place.at(place.ana), own);
  const after = await teamRoadmap.run(place.at(place.vera), at);
  expect(after.plan.length).toBeGreaterThan(0);
  expect(after.path.levelAfter).toBeGreaterThanOrEqual(2);
});
