import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "../commands/save-answer";
import { signOff } from "../commands/sign-off";
import { startAssessment } from "../commands/start-assessment";
import { askedPractices } from "../rules/framework";
import { assessed, framework, optionAt } from "../testing/answering";
import { bank, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { helpNeeded } from "./help-needed";
import { recentMoves } from "./recent-moves";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const key = "aws-phases";
const at = (days: number) => place.at(place.ana, daysAfter(MONDAY, days));
const sit = async (slug: string, level: number, day = 0) =>
  assessed(at(day), { slug, key, wanted: upTo(level) });

/** The next sitting of a team: what was carried over is answered again. */
async function sitAgain(slug: string, level: number, day: number) {
  const { assessmentId } = await startAssessment.run(at(day), { slug, framework: key });
  const of = framework(key);
  for (const practice of askedPractices(of)) {
    const option = optionAt(of, practice, upTo(level)(practice));
    await saveAnswer.run(at(day), {
      assessmentId,
      practice: practice.key,
      response: { kind: "option", option },
      note: "",
      expectedRevision: 1,
    });
  }
  await signOff.run(at(day), { assessmentId, statementAccepted: true });
}

describe("a manager's first look", () => {
  test("names the teams to look at first, those without a signature not at all", async () => {
    const [low, high, silent] = [
      await place.newTeam(),
      await place.newTeam(),
      await place.newTeam(),
    ];
    await sit(high.slug, 3);
    await sit(low.slug, 1);
    const { teams, assessed: count } = await helpNeeded.run(at(1), { framework: key });
    expect(count).toBe(2);
    expect(teams.map(({ slug }) => slug)).toEqual([low.slug, high.slug]);
    expect(teams.map(({ slug }) => slug)).not.toContain(silent.slug);
  });

  test("says what changed between the last two milestones, and forgets it after a while", async () => {
    const team = await place.newTeam();
    await sit(team.slug, 1, 10);
    await sitAgain(team.slug, 2, 20);
    const own = async (days: number) => {
      const { moves } = await recentMoves.run(at(days), { framework: key });
      return moves.filter((one) => one.team.slug === team.slug);
    };
    expect(await own(21)).toMatchObject([
      { direction: "rose", before: { level: 1 }, after: { level: 2 }, at: daysAfter(MONDAY, 20) },
    ]);
    expect(await own(111)).toEqual([]);
    await sitAgain(team.slug, 1, 30);
    expect(await own(31)).toMatchObject([{ direction: "fell", before: { level: 2 } }]);
  });
});
