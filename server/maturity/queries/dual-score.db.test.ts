import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessed, framework as published } from "../testing/answering";
import { bank, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { startAssessment } from "../commands/start-assessment";
import { dualScore } from "./dual-score";
import { internalBenchmark } from "./internal-benchmark";
import { teamResult } from "./team-result";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const old = "microsoft-2020";
const asVera = (day = MONDAY) => place.at(place.vera, day);

describe("a team under two editions", () => {
  test("sees both scores from the same answers, and what differs", async () => {
    const { slug } = await place.newTeam();
    await assessed(place.at(place.ana), { slug, key: old, wanted: upTo(2) });
    const both = await dualScore.run(asVera(), { slug, framework: old });
    expect(both.editions.map(({ key }) => key)).toEqual(["microsoft-2025"]);
    expect(both.own.headline.claimed.level).toBe(2);
    const alone = await teamResult.run(asVera(), { slug, framework: old });
    expect(both.own.headline).toEqual(alone.headline);
    expect(alone.editions).toEqual(both.editions);
    expect(both.other.key).toBe("microsoft-2025");
    expect(both.carried + both.left.length).toBe(
      published(old).practices.filter(({ kind }) => kind === "R" || kind === "O").length,
    );
    const added = both.differences.filter(({ what }) => what === "added");
    expect(added.length).toBeGreaterThan(0);
    expect(both.milestones).toMatchObject([{ own: { claimed: 2 }, other: { proven: null } }]);
    expect(both.milestones[0]?.other?.claimed).toBe(both.other.headline.claimed.level);
  });

  test("has old milestones scored again as they stood that day", async () => {
    const { slug } = await place.newTeam();
    await assessed(place.at(place.ana), { slug, key: old, wanted: upTo(1) });
    const later = daysAfter(MONDAY, 400);
    await startAssessment.run(place.at(place.ana, later), { slug, framework: old });
    const both = await dualScore.run(asVera(later), { slug, framework: old });
    expect(both.own.headline.claimed.level).toBeNull();
    expect(both.milestones).toMatchObject([{ own: { claimed: 1 } }]);
  });

  test("is told when there is no other edition, or not that one", async () => {
    const { slug } = await place.newTeam();
    await expect(dualScore.run(asVera(), { slug, framework: "google" })).rejects.toThrow(
      "Another edition of Google",
    );
    await expect(
      dualScore.run(asVera(), { slug, framework: old, other: "google" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("where a team stands among the others", () => {
  test("is told from five teams on, without naming any, and not before", async () => {
    const teams: string[] = [];
    const sit = async (level: number) => {
      const { slug } = await place.newTeam();
      teams.push(slug);
      await assessed(place.at(place.ana), { slug, key: "aws-phases", wanted: upTo(level) });
      return internalBenchmark.run(asVera(), { slug, framework: "aws-phases" });
    };
    for (const level of [1, 2, 3]) await sit(level);
    const four = await sit(4);
    expect(four).toMatchObject({ teams: 4, needed: 5, dimensions: [] });
    expect(four.why).toContain("4 of the 5 teams");
    const five = await sit(4);
    expect(five).toMatchObject({ teams: 5, why: null });
    expect(five.dimensions.length).toBeGreaterThan(2);
    for (const { own, known, quartiles, place: quarter } of five.dimensions) {
      expect([own, known, quarter]).toEqual([1, 5, "upper"]);
      expect(quartiles?.median).toBeLessThanOrEqual(1);
    }
    const said = JSON.stringify(five);
    for (const slug of teams.slice(0, 4)) expect(said).not.toContain(slug);
  });

  test("needs a signed result of its own", async () => {
    const { slug, name } = await place.newTeam();
    const { why } = await internalBenchmark.run(asVera(), { slug, framework: "aws-phases" });
    expect(why).toContain(`${name} has no signed result`);
  });
});
