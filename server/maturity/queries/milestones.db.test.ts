import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "../commands/save-answer";
import { saveMilestone } from "../commands/save-milestone";
import { signOff } from "../commands/sign-off";
import { startAssessment } from "../commands/start-assessment";
import { inputsHash } from "../frameworks/content-hash";
import { compareMilestones } from "../queries/compare-milestones";
import { listMilestones } from "../queries/milestones";
import { assess } from "../rules/assess";
import { askedPractices } from "../rules/framework";
import { assessed } from "../testing/answering";
import { bank, five, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

describe("a milestone", () => {
  test("holds what was known that day, with a hash that the same inputs give again", async () => {
    const team = await place.newTeam();
    const { milestoneId } = await assessed(place.at(place.ana), {
      slug: team.slug,
      key: "five-levels",
      wanted: upTo(1),
    });
    const [row] = await place.within(async (db) => [
      ...(await db.execute<{
        inputs: Record<string, unknown>;
        result: unknown;
        inputs_hash: string;
      }>(sql`select inputs, result, inputs_hash from milestone where id = ${milestoneId}`)),
    ]);
    const revived = JSON.parse(JSON.stringify(row?.inputs), (_, value: unknown) =>
      typeof value === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value) : value,
    );
    const again = assess({ framework: five, ...revived });
    expect(JSON.parse(JSON.stringify(again))).toEqual(row?.result);
    expect(inputsHash({ framework: five, ...revived })).toBe(row?.inputs_hash);
  });

  test("cannot be changed, by nobody's right and by no operation", async () => {
    const team = await place.newTeam();
    const { milestoneId } = await assessed(place.at(place.ana), {
      slug: team.slug,
      key: "five-levels",
      wanted: upTo(1),
    });
    await expect(
      place.within((db) =>
        db.execute(sql`update milestone set name = 'better' where id = ${milestoneId}`),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("can be saved under a name between signatures, and the list is the trend", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "five-levels", wanted: upTo(1) });
    const later = daysAfter(MONDAY, 30);
    await startAssessment.run(place.at(place.ana, later), {
      slug: team.slug,
      framework: "five-levels",
    });
    const input = { slug: team.slug, framework: "five-levels", name: "Board meeting" };
    await saveMilestone.run(place.at(place.ana, later), input);
    const page = await listMilestones.run(place.at(place.ben), {
      slug: team.slug,
      framework: "five-levels",
      limit: 1,
    });
    expect(page).toMatchObject({
      matching: 2,
      total: 2,
      rows: [{ name: "Board meeting", summary: { claimed: 1 } }],
    });
    const rest = await listMilestones.run(place.at(place.ben), {
      slug: team.slug,
      limit: 5,
      cursor: page.nextCursor ?? "",
    });
    expect(rest.rows.map(({ takenAt }) => takenAt)).toEqual([MONDAY]);
  });

  test("needs an assessment", async () => {
    const team = await place.newTeam();
    await expect(
      saveMilestone.run(place.at(place.ana), {
        slug: team.slug,
        framework: "google",
        name: "Nothing",
      }),
    ).rejects.toMatchObject({ code: "precondition" });
  });

  test("compared with another says what was gained and lost, earlier one first", async () => {
    const team = await place.newTeam();
    const first = await assessed(place.at(place.ana), {
      slug: team.slug,
      key: "five-levels",
      wanted: upTo(1),
    });
    const later = daysAfter(MONDAY, 30);
    const { assessmentId } = await startAssessment.run(place.at(place.ana, later), {
      slug: team.slug,
      framework: "five-levels",
    });
    const level2 = askedPractices(five).filter(({ level }) => level === 2);
    for (const { key } of level2) {
      const option = "most";
      await saveAnswer.run(place.at(place.ana, later), {
        assessmentId,
        practice: key,
        response: { kind: "option", option },
        note: "",
        expectedRevision: 1,
      });
    }
    await saveAnswer.run(place.at(place.ana, later), {
      assessmentId,
      practice: "S1-03",
      response: { kind: "not_known" },
      note: "",
      expectedRevision: 1,
    });
    const second = await signOff.run(place.at(place.ana, later), {
      assessmentId,
      statementAccepted: true,
    });
    const compared = await compareMilestones.run(place.at(place.ben), {
      a: second.milestoneId,
      b: first.milestoneId,
    });
    expect(compared.before.id).toBe(first.milestoneId);
    expect(compared.gained.map(({ practice }) => practice)).toEqual(level2.map(({ key }) => key));
    expect(compared.lost.map(({ practice }) => practice)).toEqual(["S1-03"]);
    expect(compared.lost[0]?.after.confirmed).toBeNull();
    expect(compareMilestones.output.safeParse(compared).success).toBe(true);
  });

  test("is not compared with one of another framework or team", async () => {
    const [one, two] = [await place.newTeam(), await place.newTeam()];
    const a = await assessed(place.at(place.ana), {
      slug: one.slug,
      key: "five-levels",
      wanted: upTo(1),
    });
    const b = await assessed(place.at(place.ana), {
      slug: one.slug,
      key: "google",
      wanted: upTo(1),
    });
    const c = await assessed(place.at(place.ana), {
      slug: two.slug,
      key: "five-levels",
      wanted: upTo(1),
    });
    await expect(
      compareMilestones.run(place.at(place.ana), { a: a.milestoneId, b: b.milestoneId }),
    ).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("do not mean the same"),
    });
    await expect(
      compareMilestones.run(place.at(place.ana), { a: a.milestoneId, b: c.milestoneId }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
