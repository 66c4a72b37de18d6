import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "../commands/save-answer";
import { startAssessment } from "../commands/start-assessment";
import { assessed } from "../testing/answering";
import { bank, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { expiringAnswers } from "./expiring-answers";
import { portfolio } from "./portfolio";
import { waitingForMe } from "./waiting";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const later = (days: number) => place.at(place.ana, daysAfter(MONDAY, days));
const key = "aws-phases";

/** Signed on Monday, and begun again five months later with the same answers. */
async function carried() {
  const team = await place.newTeam();
  await assessed(later(0), { slug: team.slug, key, wanted: upTo(1) });
  const { assessmentId } = await startAssessment.run(later(155), {
    slug: team.slug,
    framework: key,
  });
  return { team, assessmentId };
}

describe("answers that run out", () => {
  test("are listed before they expire, with what was said, and not while they are fresh", async () => {
    const { assessmentId } = await carried();
    const look = async (days: number) =>
      (await expiringAnswers.run(later(days), { assessmentId })).answers;
    expect(await look(50)).toEqual([]);
    const soon = (await look(170)).filter(({ expired }) => !expired);
    expect(soon.length).toBeGreaterThan(3);
    expect(soon[0]).toMatchObject({
      by: "Ana Ruiz",
      at: MONDAY,
      expired: false,
      expiresAt: daysAfter(MONDAY, 180),
    });
    expect((await look(190)).filter(({ expired }) => expired).length).toBeGreaterThan(5);
  });

  test("count again from the day on which somebody says that they are still true", async () => {
    const { assessmentId } = await carried();
    const before = await expiringAnswers.run(later(170), { assessmentId });
    const [first, ...rest] = before.answers;
    if (first === undefined) throw new Error("Nothing expires.");
    const { practice, response, note, revision } = first;
    const again = { assessmentId, practice, response, note, expectedRevision: revision };
    await saveAnswer.run(later(170), again);
    const after = await expiringAnswers.run(later(170), { assessmentId });
    expect(after.answers.map((one) => one.practice)).toEqual(rest.map((one) => one.practice));
    await expect(saveAnswer.run(later(171), again)).rejects.toMatchObject({ code: "conflict" });
  });

  test("wait for the lead, who is led to the open assessment or to a new one", async () => {
    const team = await place.newTeam();
    await assessed(later(0), { slug: team.slug, key, wanted: upTo(1) });
    const mine = async (days: number, who = place.ana) =>
      (await waitingForMe.run(place.at(who, daysAfter(MONDAY, days)), {})).expiring.filter(
        (one) => one.team.slug === team.slug,
      );
    expect(await mine(50)).toEqual([]);
    expect(await mine(170)).toMatchObject([{ assessmentId: null, expired: 2 }]);
    const { assessmentId } = await startAssessment.run(later(170), {
      slug: team.slug,
      framework: key,
    });
    expect(await mine(190)).toMatchObject([{ assessmentId, soon: 0 }]);
    expect(await mine(190, place.olga)).toEqual([]);
  });

  test("stand in the portfolio, with where they are confirmed; nothing due is not the same as not known", async () => {
    const silent = await place.newTeam();
    const { team, assessmentId } = await carried();
    const cell = async (days: number, { name } = team) => {
      const asked = { framework: key, search: name, limit: 5 };
      const { rows } = await portfolio.run(place.at(place.vera, daysAfter(MONDAY, days)), asked);
      return rows.find((row) => row.name === name)?.frameworks[0]?.expiring;
    };
    expect(await cell(50, silent)).toBeNull();
    expect(await cell(50)).toEqual({ assessmentId, soon: 0, expired: 0 });
    for (const days of [155, 170, 190]) {
      const { answers } = await expiringAnswers.run(later(days), { assessmentId });
      const expired = answers.filter((one) => one.expired).length;
      expect(await cell(days)).toEqual({ assessmentId, soon: answers.length - expired, expired });
    }
    const signed = await place.newTeam();
    await assessed(later(0), { slug: signed.slug, key, wanted: upTo(1) });
    expect(await cell(170, signed)).toMatchObject({ assessmentId: null, expired: 2 });
  });

  test("of assessors who have not all submitted are not known to the portfolio", async () => {
    const team = await place.newTeam();
    await startAssessment.run(later(0), {
      slug: team.slug,
      framework: key,
      mode: "several",
      assessors: [place.ana.memberId, place.ben.memberId],
    });
    const asked = { framework: key, search: team.name, limit: 5 };
    const { rows } = await portfolio.run(later(1), asked);
    expect(rows[0]?.frameworks).toMatchObject([{ expiring: null, open: { answered: 0 } }]);
  });

  test("are shown to those who only read, with the reason why they cannot confirm", async () => {
    const { assessmentId } = await carried();
    const seen = await expiringAnswers.run(place.at(place.vera, daysAfter(MONDAY, 170)), {
      assessmentId,
    });
    expect(seen.answers.length).toBeGreaterThan(5);
    expect(seen.readOnlyBecause).toContain("maturity:answer");
  });
});
