import { sql } from "drizzle-orm";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { planImprovement } from "../commands/plan-improvement";
import { saveAnswer } from "../commands/save-answer";
import { saveMilestone } from "../commands/save-milestone";
import { signOff } from "../commands/sign-off";
import { startAssessment } from "../commands/start-assessment";
import { updateImprovement } from "../commands/update-improvement";
import { assess } from "../rules/assess";
import { askedPractices } from "../rules/framework";
import { answerAll, assessed, framework } from "../testing/answering";
import { as, daysAfter, house, MONDAY, type Person } from "../testing/house";
import { compareMilestones } from "./compare-milestones";
import { exportResult } from "./export-result";
import { findFramework, listFrameworks } from "./frameworks";
import { listImprovements } from "./improvements";
import { listMilestones } from "./milestones";
import { overview } from "./overview";
import { heatmap, portfolio } from "./portfolio";
import { teamResult } from "./team-result";
import { waitingForMe } from "./waiting";

const five = framework("five-levels");

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
let ben: Person;
const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);

let number = 0;
const newTeam = () => {
  number += 1;
  return place.team(`Team ${String(number).padStart(2, "0")}`, [
    { person: ana, leads: true },
    { person: ben, leads: false },
  ]);
};

const upTo = (level: number) => (practice: { level: number | "every" }) =>
  practice.level === "every" || practice.level > level ? ("worst" as const) : ("best" as const);

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["lead"]);
  ben = await place.person("Ben Ode", ["lead"]);
});
afterAll(() => place.database.drop());

describe("frameworks", () => {
  test("are listed with what it takes to answer them, and read whole", async () => {
    const cards = await listFrameworks.run(at(ana), {});
    expect(cards.map(({ key }) => key)).toEqual(["google", "five-levels"]);
    const whole = await findFramework.run(at(ana), { key: "google" });
    expect(whole.questions).toHaveLength(cards[0]?.askedCount ?? -1);
    expect(whole.questions.every(({ options }) => options.length >= 2)).toBe(true);
    expect(findFramework.output.safeParse(whole).success).toBe(true);
  });

  test("that are unknown, or an unknown version, are not found", async () => {
    await expect(findFramework.run(at(ana), { key: "moon" })).rejects.toMatchObject({ code: "not-found" });
    await expect(findFramework.run(at(ana), { key: "google", version: "0.0.1" })).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringContaining("0.0.1"),
    });
  });
});

describe("a team's result", () => {
  test("is unknown, not the lowest level, for a team nobody assessed", async () => {
    const team = await newTeam();
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "google" });
    expect(result.basis).toBeNull();
    for (const view of ["claimed", "confirmed", "proven"] as const) {
      expect(result.headline[view]).toMatchObject({ level: null, title: null, why: expect.any(String) });
    }
    expect(result.profile.every(({ claimed }) => claimed.share === null)).toBe(true);
  });

  test("says the level, what is missing for the next one, and what that costs", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "five-levels", upTo(2));
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "five-levels" });
    expect(result.headline.claimed).toMatchObject({ level: 2, title: "Repeatable" });
    expect(result.headline.confirmed).toMatchObject({ level: 2 });
    expect(result.headline.proven).toMatchObject({ level: null });
    const missing = askedPractices(five).filter(({ kind, level }) => kind === "R" && level === 3);
    const days = missing.reduce((sum, { effortDays }) => sum + effortDays, 0);
    const price = result.ladder.find(({ ordinal }) => ordinal === 3)?.price;
    expect(price?.missing.filter(({ prerequisite }) => !prerequisite)).toHaveLength(missing.length);
    expect(price?.effortDays).toBeGreaterThanOrEqual(days);
    expect(result.ladder.find(({ ordinal }) => ordinal === 2)?.price).toBeNull();
    expect(teamResult.output.safeParse(result).success).toBe(true);
  });

  test("puts claims that the evidence contradicts on top, each with its numbers", async () => {
    const team = await newTeam();
    for (const practice of ["S2-01", "S2-02", "S2-03"]) {
      await planImprovement.run(at(ana), { slug: team.slug, framework: "five-levels", practice, ownerId: null, dueOn: null });
    }
    await assessed(at(ana), team.slug, "five-levels", () => "best");
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "five-levels" });
    expect(result.practices[0]).toMatchObject({
      key: "SX-11",
      verdict: { kind: "refuted" },
      values: { claimed: 1, confirmed: 0, proven: 0 },
      checks: [{ id: "C92", good: 0, eligible: 3, says: expect.stringContaining("0 of 3") }],
    });
    const words = result.working.flatMap(({ lines }) => lines).join("\n");
    expect(words).toContain("SX-11: the answer says 1, the evidence makes it 0.");
  });

  test("does not let two items refute a claim, and says that there are few", async () => {
    const team = await newTeam();
    for (const practice of ["S2-01", "S2-02"]) {
      await planImprovement.run(at(ana), { slug: team.slug, framework: "five-levels", practice, ownerId: null, dueOn: null });
    }
    await assessed(at(ana), team.slug, "five-levels", () => "best");
    const result = await teamResult.run(at(ana), { slug: team.slug, framework: "five-levels" });
    const row = result.practices.find(({ key }) => key === "SX-11");
    expect(row).toMatchObject({ verdict: { kind: "overclaimed" }, checks: [{ smallN: true }] });
  });

  test("rests on the open assessment while there is one, and on the asked one when asked", async () => {
    const team = await newTeam();
    const done = await assessed(at(ana), team.slug, "five-levels", upTo(2));
    const later = daysAfter(MONDAY, 5);
    const { assessmentId } = await startAssessment.run(at(ana, later), { slug: team.slug, framework: "five-levels" });
    const input = { slug: team.slug, framework: "five-levels" };
    expect((await teamResult.run(at(ana, later), input)).basis).toMatchObject({ assessmentId, status: "open" });
    const signed = await teamResult.run(at(ana, later), { ...input, assessmentId: done.assessmentId });
    expect(signed.basis).toMatchObject({ status: "final", signedOffBy: "Ana Ruiz" });
    const other = await newTeam();
    await expect(
      teamResult.run(at(ana), { slug: other.slug, framework: "five-levels", assessmentId }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a milestone", () => {
  test("holds what was known that day, with a hash that the same inputs give again", async () => {
    const team = await newTeam();
    const { milestoneId } = await assessed(at(ana), team.slug, "five-levels", upTo(1));
    const [row] = await place.within(async (db) => [
      ...(await db.execute<{ inputs: Record<string, unknown>; result: unknown; inputs_hash: string }>(
        sql`select inputs, result, inputs_hash from milestone where id = ${milestoneId}`,
      )),
    ]);
    const revived = JSON.parse(JSON.stringify(row?.inputs), (_, value: unknown) =>
      typeof value === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value) : value,
    );
    const again = assess({ framework: five, ...revived });
    expect(JSON.parse(JSON.stringify(again))).toEqual(row?.result);
    const { inputsHash } = await import("../frameworks/content-hash");
    expect(inputsHash({ framework: five, ...revived })).toBe(row?.inputs_hash);
  });

  test("cannot be changed, by nobody's right and by no operation", async () => {
    const team = await newTeam();
    const { milestoneId } = await assessed(at(ana), team.slug, "five-levels", upTo(1));
    await expect(
      place.within((db) => db.execute(sql`update milestone set name = 'better' where id = ${milestoneId}`)),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("can be saved under a name between signatures, and the list is the trend", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "five-levels", upTo(1));
    const later = daysAfter(MONDAY, 30);
    await startAssessment.run(at(ana, later), { slug: team.slug, framework: "five-levels" });
    const input = { slug: team.slug, framework: "five-levels", name: "Board meeting" };
    await saveMilestone.run(at(ana, later), input);
    const page = await listMilestones.run(at(ben), { slug: team.slug, framework: "five-levels", limit: 1 });
    expect(page).toMatchObject({ matching: 2, total: 2, rows: [{ name: "Board meeting", summary: { claimed: 1 } }] });
    const rest = await listMilestones.run(at(ben), { slug: team.slug, limit: 5, cursor: page.nextCursor ?? "" });
    expect(rest.rows.map(({ takenAt }) => takenAt)).toEqual([MONDAY]);
  });

  test("needs an assessment", async () => {
    const team = await newTeam();
    await expect(
      saveMilestone.run(at(ana), { slug: team.slug, framework: "google", name: "Nothing" }),
    ).rejects.toMatchObject({ code: "precondition" });
  });

  test("compared with another says what was gained and lost, earlier one first", async () => {
    const team = await newTeam();
    const first = await assessed(at(ana), team.slug, "five-levels", upTo(1));
    const later = daysAfter(MONDAY, 30);
    const { assessmentId } = await startAssessment.run(at(ana, later), { slug: team.slug, framework: "five-levels" });
    const level2 = askedPractices(five).filter(({ level }) => level === 2);
    for (const { key } of level2) {
      const option = "most";
      await saveAnswer.run(at(ana, later), { assessmentId, practice: key, response: { kind: "option", option }, note: "", expectedRevision: 1 });
    }
    await saveAnswer.run(at(ana, later), { assessmentId, practice: "S1-03", response: { kind: "not_known" }, note: "", expectedRevision: 1 });
    const second = await signOff.run(at(ana, later), { assessmentId, statementAccepted: true });
    const compared = await compareMilestones.run(at(ben), { a: second.milestoneId, b: first.milestoneId });
    expect(compared.before.id).toBe(first.milestoneId);
    expect(compared.gained.map(({ practice }) => practice)).toEqual(level2.map(({ key }) => key));
    expect(compared.lost.map(({ practice }) => practice)).toEqual(["S1-03"]);
    expect(compared.lost[0]?.after.confirmed).toBeNull();
    expect(compareMilestones.output.safeParse(compared).success).toBe(true);
  });

  test("is not compared with one of another framework or team", async () => {
    const [one, two] = [await newTeam(), await newTeam()];
    const a = await assessed(at(ana), one.slug, "five-levels", upTo(1));
    const b = await assessed(at(ana), one.slug, "google", upTo(1));
    const c = await assessed(at(ana), two.slug, "five-levels", upTo(1));
    await expect(compareMilestones.run(at(ana), { a: a.milestoneId, b: b.milestoneId })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("do not mean the same"),
    });
    await expect(compareMilestones.run(at(ana), { a: a.milestoneId, b: c.milestoneId })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("an improvement", () => {
  test("starts from the practice's own words and effort, one open item per practice", async () => {
    const team = await newTeam();
    const input = { slug: team.slug, framework: "five-levels", practice: "S2-04", ownerId: ana.memberId, dueOn: "2026-12-01" };
    await planImprovement.run(at(ana), input);
    await expect(planImprovement.run(at(ana), input)).rejects.toMatchObject({ code: "conflict" });
    const list = await listImprovements.run(at(ben), { slug: team.slug, limit: 50 });
    expect(list.rows).toMatchObject([{ practice: "S2-04", effortDays: 8, status: "planned", owner: { name: "Ana Ruiz" }, doneButRed: false }]);
  });

  test("that is done while evidence still says no is shown as done but red; unseen is another thing", async () => {
    const team = await newTeam();
    for (const practice of ["S2-01", "S2-02", "S2-03"]) {
      await planImprovement.run(at(ana), { slug: team.slug, framework: "five-levels", practice, ownerId: null, dueOn: null });
    }
    for (const practice of ["SX-11", "S3-01"]) {
      const { improvementId } = await planImprovement.run(at(ana), { slug: team.slug, framework: "five-levels", practice, ownerId: null, dueOn: null });
      await updateImprovement.run(at(ana), { improvementId, status: "done", effortDays: 2 });
    }
    await collectEvidence.run(at(ana), { slug: team.slug });
    const { rows } = await listImprovements.run(at(ana), { slug: team.slug, status: "closed", limit: 50 });
    const by = new Map(rows.map((row) => [row.practice, row]));
    expect(by.get("SX-11")).toMatchObject({ status: "done", doneButRed: true, doneButUnseen: false });
    expect(by.get("S3-01")).toMatchObject({ status: "done", doneButRed: false, doneButUnseen: true });
  });

  test("cannot be reopened beside an open one, nor given to somebody who is not here", async () => {
    const team = await newTeam();
    const input = { slug: team.slug, framework: "five-levels", practice: "S2-04", ownerId: null, dueOn: null };
    const { improvementId } = await planImprovement.run(at(ana), input);
    await updateImprovement.run(at(ana), { improvementId, status: "dropped" });
    await planImprovement.run(at(ana), input);
    await expect(updateImprovement.run(at(ana), { improvementId, status: "doing" })).rejects.toMatchObject({ code: "conflict" });
    await expect(
      updateImprovement.run(at(ana), { improvementId, ownerId: "01890000-0000-7000-8000-000000000000" }),
    ).rejects.toMatchObject({ code: "invalid", detail: { fields: { ownerId: expect.any(String) } } });
  });
});

describe("an export", () => {
  test("as CSV holds every practice and disarms formulas", async () => {
    const team = await newTeam();
    const { assessmentId } = await startAssessment.run(at(ana), { slug: team.slug, framework: "five-levels" });
    await answerAll(at(ana), assessmentId, five, upTo(1));
    await saveAnswer.run(at(ana), {
      assessmentId,
      practice: "S2-01",
      response: { kind: "not_applicable", reason: "out_of_scope" },
      note: '=HYPERLINK("http://evil","x")',
      expectedRevision: 1,
    });
    const file = await exportResult.run(at(ben), { slug: team.slug, framework: "five-levels", format: "csv" });
    expect(file).toMatchObject({ filename: `${team.slug}-five-levels-2026-11-16.csv`, mediaType: "text/csv; charset=utf-8" });
    expect(file.body.split("\r\n")).toHaveLength(askedPractices(five).length + 2);
    expect(file.body).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
  });

  test("as YAML names framework, hashes and moment, and writes unknown as null", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "five-levels", upTo(2));
    const file = await exportResult.run(at(ben), { slug: team.slug, framework: "five-levels", format: "yaml" });
    const read: unknown = parse(file.body);
    expect(read).toMatchObject({
      source: { framework: "five-levels", frameworkVersion: five.version, asOf: MONDAY.toISOString(), assessmentStatus: "final" },
      headline: { claimed: { level: 2 }, proven: { level: null } },
    });
  });
});

describe("the portfolio", () => {
  test("shows every team once, with levels at the last milestone and what is open", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "five-levels", upTo(2));
    await startAssessment.run(at(ana, daysAfter(MONDAY, 1)), { slug: team.slug, framework: "google", dueOn: "2026-11-10" });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await portfolio.run(at(ben), { limit: 4, cursor });
      seen.push(...page.rows.map(({ slug }) => slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(number);
    expect(seen).toHaveLength(number);
    const { rows } = await portfolio.run(at(ben), { search: team.name, limit: 5 });
    expect(rows[0]?.frameworks).toMatchObject([
      { framework: "google", levels: null, milestone: null, open: { dueOn: "2026-11-10", answered: 0 } },
      { framework: "five-levels", levels: { claimed: 2, proven: null }, titles: { claimed: "Repeatable", proven: null }, open: null },
    ]);
  });

  test("as a heatmap has one cell per dimension, and says why a row is empty", async () => {
    const [one, two] = [await newTeam(), await newTeam()];
    await assessed(at(ana), one.slug, "five-levels", upTo(5));
    const row = async (search: string) => (await heatmap.run(at(ben), { framework: "five-levels", view: "claimed", search, limit: 5 })).rows[0];
    expect((await row(one.name))?.shares).toContain(1);
    expect(await row(two.name)).toMatchObject({ why: "No milestone yet." });
    expect(new Set((await row(two.name))?.shares)).toEqual(new Set([null]));
  });

  test("counts what the sentence of the day needs", async () => {
    const before = (await overview.run(at(ana), {})).frameworks.find(({ key }) => key === "google");
    const team = await newTeam();
    await assessed(at(ana), team.slug, "google", upTo(1));
    const next = daysAfter(MONDAY, 20);
    await startAssessment.run(at(ana, next), { slug: team.slug, framework: "google", dueOn: "2026-12-20" });
    const now = (await overview.run(at(ana, daysAfter(MONDAY, 21)), {})).frameworks.find(({ key }) => key === "google");
    expect(now).toMatchObject({
      teams: (before?.teams ?? 0) + 1,
      assessed: (before?.assessed ?? 0) + 1,
      open: (before?.open ?? 0) + 1,
      medianConfirmed: expect.any(Number),
    });
    const late = (await overview.run(at(ana, daysAfter(MONDAY, 40)), {})).frameworks.find(({ key }) => key === "google");
    expect(late?.overdue).toBeGreaterThan(now?.overdue ?? 0);
  });

  test("tells each person what waits for them, soonest first, and nothing of others' teams", async () => {
    const cleo = await place.person("Cleo Park", ["lead"]);
    const mine = await place.team("Cleo's", [{ person: cleo, leads: true }]);
    await startAssessment.run(at(cleo), { slug: mine.slug, framework: "five-levels", dueOn: "2026-11-26" });
    await startAssessment.run(at(cleo), { slug: mine.slug, framework: "google", dueOn: "2026-11-14" });
    await planImprovement.run(at(cleo), { slug: mine.slug, framework: "google", practice: "G1-01", ownerId: cleo.memberId, dueOn: "2026-11-20" });
    const waiting = await waitingForMe.run(at(cleo), {});
    expect(waiting.assessments.map(({ framework, dueInDays }) => [framework.key, dueInDays])).toEqual([
      ["google", -2],
      ["five-levels", 10],
    ]);
    expect(waiting.improvements).toMatchObject([{ dueInDays: 4, team: { slug: mine.slug } }]);
  });
});
