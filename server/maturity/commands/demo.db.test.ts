import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addTeamMember } from "~/server/identity/commands/add-team-member";
import { changeRoles } from "~/server/identity/commands/change-roles";
import { createResetLink } from "~/server/identity/commands/create-reset-link";
import { listImprovements } from "../queries/improvements";
import { listMilestones } from "../queries/milestones";
import { portfolio } from "../queries/portfolio";
import { teamTargets } from "../queries/team-targets";
import { teamResult } from "../queries/team-result";
import { teamRoadmap } from "../queries/team-roadmap";
import { as, house, MONDAY, type Person } from "../testing/house";
import { loadDemo } from "./load-demo";
import { planImprovement } from "./plan-improvement";

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
let lead: Person;
const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);

const of = (slug: string, framework = "five-levels") =>
  teamResult.run(at(ana), { slug, framework });
const verdictsOf = async (slug: string) =>
  new Map((await of(slug)).practices.map(({ key, verdict }) => [key, verdict?.kind]));

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["admin"]);
  lead = await place.person("Lea Lead", ["lead"]);
  await place.team("Real", [{ person: lead, leads: true }]);
});
afterAll(() => place.database.drop());

describe("each of the five teams has its story", () => {
  beforeAll(() => loadDemo.run(at(ana), {}));

  test("half a year is told in months, all of it before today", async () => {
    const all = await portfolio.run(at(ana), { search: "Demo", limit: 10 });
    expect(all.rows).toHaveLength(5);
    for (const { slug } of all.rows.filter((one) => one.slug !== "demo-demand-forecast")) {
      const { rows } = await listMilestones.run(at(ana), {
        slug,
        framework: "five-levels",
        limit: 50,
      });
      expect(rows.length).toBeGreaterThanOrEqual(6);
      expect(rows.every(({ takenAt }) => takenAt < MONDAY)).toBe(true);
      const days = rows.map(({ takenAt }) => (MONDAY.getTime() - takenAt.getTime()) / 86_400_000);
      expect(Math.max(...days)).toBeGreaterThan(120);
      expect(Math.min(...days)).toBeLessThan(10);
    }
  });

  test("the over-claimer says level 4 and is refuted where records can speak", async () => {
    const { headline } = await of("demo-card-fraud");
    expect(headline.claimed).toMatchObject({ level: 4 });
    expect(headline.proven.level).toBeNull();
    expect((await verdictsOf("demo-card-fraud")).get("SX-11")).toBe("refuted");
    const { rows } = await listImprovements.run(at(ana), { slug: "demo-card-fraud", limit: 50 });
    expect(rows.filter(({ doneButRed }) => doneButRed).map(({ practice }) => practice)).toEqual([
      "SX-11",
    ]);
    const roadmap = await teamRoadmap.run(at(ana), {
      slug: "demo-card-fraud",
      framework: "five-levels",
    });
    expect(roadmap.modifiers).toContain("M3");
    expect(roadmap.budget?.shortfall).toBeGreaterThan(0);
  });

  test("the under-claimer shows more than it says", async () => {
    expect((await verdictsOf("demo-customer-churn")).get("SX-11")).toBe("underclaimed");
    expect([...(await verdictsOf("demo-customer-churn")).values()]).not.toContain("refuted");
  });

  test("the silent one has answers that are too old and an assessment nobody answers", async () => {
    const { practices } = await of("demo-demand-forecast");
    const kept = await listMilestones.run(at(ana), {
      slug: "demo-demand-forecast",
      framework: "five-levels",
      limit: 50,
    });
    expect(kept.rows.map(({ name }) => name)).toEqual(["First and only look"]);
    expect(
      practices.filter(({ notes }) => notes.includes("answer_expired")).length,
    ).toBeGreaterThan(10);
    const { rows } = await portfolio.run(at(ana), { search: "Demand", limit: 5 });
    const open = rows[0]?.frameworks.find(({ framework }) => framework === "google")?.open;
    expect(open).toMatchObject({ answered: 0 });
    const results = [
      ...(await place.within((db) =>
        db.execute<{ good: number; eligible: number }>(sql`
          select r.good, r.eligible from check_result r join team t on t.org_id = r.org_id and t.id = r.team_id
          where r.org_id = ${place.orgId} and t.slug = 'demo-demand-forecast' and r.check_key = 'C92'
          order by r.as_of desc`),
      )),
    ];
    expect(results.map(({ good }) => good)).toContain(2);
    expect(results[0]).toMatchObject({ good: 0, eligible: 3 });
  });

  test("the expert climbs, settles its dispute, and what it claims is confirmed", async () => {
    const { rows } = await listMilestones.run(at(ana), {
      slug: "demo-credit-scoring",
      framework: "five-levels",
      limit: 50,
    });
    const levels = rows.map(({ summary }) => summary.claimed ?? 0);
    expect(levels).toEqual(levels.toSorted((a, b) => b - a));
    expect([levels.at(-1), levels[0]]).toEqual([1, 3]);
    const owned = await of("demo-credit-scoring");
    expect(owned.practices.find(({ key }) => key === "SX-11")).toMatchObject({
      verdict: { kind: "confirmed" },
      values: { proven: 1 },
    });
    const work = await listImprovements.run(at(ana), { slug: "demo-credit-scoring", limit: 50 });
    expect(work.rows.some(({ status }) => status === "done")).toBe(true);
  });

  test("the start-up is where its situation asks it to be", async () => {
    const { targets } = await teamTargets.run(at(ana), {
      slug: "demo-route-planning",
      framework: "five-levels",
    });
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.every(({ level, proposed }) => level === 1 && proposed?.rule === "T1")).toBe(
      true,
    );
    expect((await of("demo-route-planning")).headline.claimed.level).toBe(1);
  });

  test("one dispute is settled and one is open, with assessors who cannot sign in", async () => {
    const several = await place.within((db) =>
      db.execute<{ status: string; decisions: number }>(sql`
        select a.status, (select count(*)::int from dispute_resolution d where d.org_id = a.org_id and d.assessment_id = a.id) as decisions
        from assessment a where a.org_id = ${place.orgId} and a.mode = 'several' order by a.status`),
    );
    expect([...several]).toEqual([
      { status: "final", decisions: 1 },
      { status: "open", decisions: 0 },
    ]);
    const [demo] = [
      ...(await place.within((db) =>
        db.execute<{ n: number; accounts: number }>(sql`
          select count(*)::int as n, count(account_id)::int as accounts from member
          where org_id = ${place.orgId} and is_demo`),
      )),
    ];
    expect(demo?.n).toBeGreaterThan(10);
    expect(demo?.accounts).toBe(0);
  });
});

describe("people of the demonstration stay in it", () => {
  const invented = () =>
    place.within(async (db) => {
      const rows = await db.execute<{ id: string }>(
        sql`select id from member where org_id = ${place.orgId} and is_demo and status = 'active' limit 1`,
      );
      return [...rows][0]?.id ?? "";
    });

  test("they get no roles, no reset link, no real team and no real work", async () => {
    const memberId = await invented();
    const refused = { code: "precondition", message: expect.stringContaining("invented") };
    await expect(changeRoles.run(at(ana), { memberId, roles: ["admin"] })).rejects.toMatchObject(
      refused,
    );
    await expect(createResetLink.run(at(ana), { memberId })).rejects.toMatchObject(refused);
    const teamId = await place.within(async (db) => {
      const rows = await db.execute<{ id: string }>(
        sql`select id from team where org_id = ${place.orgId} and slug = 'real'`,
      );
      return [...rows][0]?.id ?? "";
    });
    await expect(
      addTeamMember.run(at(ana), { teamId, memberId, leads: false }),
    ).rejects.toMatchObject(refused);
    const item = { slug: "real", framework: "google", practice: "G1-08", dueOn: null };
    await expect(
      planImprovement.run(at(lead), { ...item, ownerId: memberId }),
    ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("invented") });
  });

  test("a real member cannot be deleted, whatever the application asks", async () => {
    await expect(
      place.within((db) =>
        db.execute(sql`delete from member where org_id = ${place.orgId} and id = ${ana.memberId}`),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });
});
