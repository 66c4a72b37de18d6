import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listImprovements } from "../queries/improvements";
import { listMilestones } from "../queries/milestones";
import { portfolio } from "../queries/portfolio";
import { teamRoadmap } from "../queries/team-roadmap";
import { teamResult } from "../queries/team-result";
import { as, house, MONDAY, type Person } from "../testing/house";
import { loadDemo } from "./load-demo";
import { removeDemo } from "./remove-demo";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);
const counts = () =>
  place.within(async (db) => [
    ...(await db.execute(sql`
      select (select count(*)::int from team) as teams, (select count(*)::int from assessment) as assessments,
             (select count(*)::int from answer) as answers, (select count(*)::int from milestone) as milestones,
             (select count(*)::int from check_result) as results, (select count(*)::int from improvement) as items`)),
  ]);
const trailLength = () =>
  place.within(
    async (db) =>
      [...(await db.execute<{ n: number }>(sql`select count(*)::int as n from audit_chain`))][0]
        ?.n ?? 0,
  );

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["admin"]);
});
afterAll(() => place.database.drop());

test("the demonstration is three teams with stories, loaded and removed without a trace but the trail", async () => {
  const lead = await place.person("Lea Lead", ["lead"]);
  const real = await place.team("Real", [{ person: lead, leads: true }]);
  await startAssessment.run(at(lead), { slug: real.slug, framework: "google" });
  const before = await counts();
  const entries = await trailLength();
  const { teams } = await loadDemo.run(at(ana), {});
  expect(teams).toHaveLength(3);
  expect(teams.every(({ isDemo }) => isDemo)).toBe(true);
  expect(await trailLength()).toBe(entries + 1);
  await expect(loadDemo.run(at(ana), {})).rejects.toMatchObject({ code: "conflict" });
  await expect(loadDemo.run(at(lead), {})).rejects.toMatchObject({ code: "forbidden" });

  const trend = await listMilestones.run(at(ana), {
    slug: "demo-credit-scoring",
    framework: "five-levels",
    limit: 50,
  });
  expect(trend.rows.map(({ summary }) => summary.claimed)).toEqual([3, 2, 1]);
  expect(trend.rows.every(({ takenAt }) => takenAt < MONDAY)).toBe(true);

  const over = await teamResult.run(at(ana), { slug: "demo-card-fraud", framework: "five-levels" });
  expect(over.headline.claimed).toMatchObject({ level: 4 });
  expect(
    over.practices.filter(({ verdict }) => verdict?.kind === "refuted").map(({ key }) => key),
  ).toContain("SX-11");

  const beginner = await teamResult.run(at(ana), {
    slug: "demo-demand-forecast",
    framework: "five-levels",
  });
  expect(beginner.practices.filter(({ verdict }) => verdict?.kind === "refuted")).toEqual([]);
  const open = await portfolio.run(at(ana), { search: "Demand", limit: 5 });
  expect(
    open.rows[0]?.frameworks.find(({ framework }) => framework === "google")?.open,
  ).toMatchObject({ answered: 19 });

  const owned = await teamResult.run(at(ana), {
    slug: "demo-credit-scoring",
    framework: "five-levels",
  });
  expect(owned.practices.find(({ key }) => key === "SX-11")).toMatchObject({
    verdict: { kind: "confirmed" },
    values: { proven: 1 },
  });
  const work = await listImprovements.run(at(ana), { slug: "demo-credit-scoring", limit: 50 });
  expect(work.rows.filter(({ doneButRed }) => doneButRed).map(({ practice }) => practice)).toEqual([
    "SX-10",
  ]);

  const roadmap = await teamRoadmap.run(at(ana), {
    slug: "demo-card-fraud",
    framework: "five-levels",
  });
  expect(roadmap.modifiers).toContain("M3");
  expect(roadmap.plan.length).toBeGreaterThan(0);
  expect(roadmap.budget?.shortfall).toBeGreaterThan(0);

  await expect(removeDemo.run(at(ana), {})).resolves.toEqual({ removed: 3 });
  expect(await counts()).toEqual(before);
  expect(await trailLength()).toBeGreaterThan(entries + 2);
  await expect(loadDemo.run(at(ana), {})).resolves.toMatchObject({ teams: [{}, {}, {}] });
});
