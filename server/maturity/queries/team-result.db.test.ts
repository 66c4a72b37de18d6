import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { frameworks } from "../frameworks";
import { startAssessment } from "../commands/start-assessment";
import { findFramework, listFrameworks } from "../queries/frameworks";
import { teamResult } from "../queries/team-result";
import { askedPractices } from "../rules/framework";
import { assessed } from "../testing/answering";
import { bank, five, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

describe("frameworks", () => {
  test("are listed with what it takes to answer them, and read whole", async () => {
    const cards = await listFrameworks.run(place.at(place.ana), {});
    expect(cards.map(({ key }) => key)).toEqual(frameworks.map(({ key }) => key));
    const whole = await findFramework.run(place.at(place.ana), { key: "google" });
    expect(whole.questions).toHaveLength(cards[0]?.askedCount ?? -1);
    expect(whole.questions.every(({ options }) => options.length >= 2)).toBe(true);
    expect(findFramework.output.safeParse(whole).success).toBe(true);
  });

  test("that are unknown, or an unknown version, are not found", async () => {
    await expect(findFramework.run(place.at(place.ana), { key: "moon" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      findFramework.run(place.at(place.ana), { key: "google", version: "0.0.1" }),
    ).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringContaining("0.0.1"),
    });
  });
});

describe("a team's result", () => {
  test("is unknown, not the lowest level, for a team nobody assessed", async () => {
    const team = await place.newTeam();
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "google",
    });
    expect(result.basis).toBeNull();
    for (const view of ["claimed", "confirmed", "proven"] as const) {
      expect(result.headline[view]).toMatchObject({
        level: null,
        title: null,
        why: expect.any(String),
      });
    }
    expect(result.profile.every(({ claimed }) => claimed.share === null)).toBe(true);
  });

  test("says the level, what is missing for the next one, and what that costs", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "five-levels", wanted: upTo(2) });
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
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
    const team = await place.newTeam();
    await place.planned(team.slug, ["S2-01", "S2-02", "S2-03"]);
    await assessed(place.at(place.ana), {
      slug: team.slug,
      key: "five-levels",
      wanted: () => "best",
    });
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    expect(result.practices[0]).toMatchObject({
      key: "SX-11",
      verdict: { kind: "refuted" },
      values: { claimed: 1, confirmed: 0, proven: 0 },
      checks: [
        { id: "C92", good: 0, eligible: 3, says: expect.stringContaining("0 of 3") },
        { id: "T02", role: "partial", status: "no_population" },
        { id: "T05", role: "partial", status: "no_population" },
      ],
    });
    const words = result.working.flatMap(({ lines }) => lines).join("\n");
    expect(words).toContain("SX-11: the answer says 1, the evidence makes it 0.");
  });

  test("does not let two items refute a claim, and says that there are few", async () => {
    const team = await place.newTeam();
    await place.planned(team.slug, ["S2-01", "S2-02"]);
    await assessed(place.at(place.ana), {
      slug: team.slug,
      key: "five-levels",
      wanted: () => "best",
    });
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    const row = result.practices.find(({ key }) => key === "SX-11");
    expect(row?.verdict).toEqual({ kind: "overclaimed" });
    expect(row?.checks.find(({ id }) => id === "C92")).toMatchObject({ smallN: true });
  });

  test("rests on the open assessment while there is one, and on the asked one when asked", async () => {
    const team = await place.newTeam();
    const done = await assessed(place.at(place.ana), {
      slug: team.slug,
      key: "five-levels",
      wanted: upTo(2),
    });
    const later = daysAfter(MONDAY, 5);
    const { assessmentId } = await startAssessment.run(place.at(place.ana, later), {
      slug: team.slug,
      framework: "five-levels",
    });
    const input = { slug: team.slug, framework: "five-levels" };
    expect((await teamResult.run(place.at(place.ana, later), input)).basis).toMatchObject({
      assessmentId,
      status: "open",
    });
    const signed = await teamResult.run(place.at(place.ana, later), {
      ...input,
      assessmentId: done.assessmentId,
    });
    expect(signed.basis).toMatchObject({ status: "final", signedOffBy: "Ana Ruiz" });
    const other = await place.newTeam();
    await expect(
      teamResult.run(place.at(place.ana), {
        slug: other.slug,
        framework: "five-levels",
        assessmentId,
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
