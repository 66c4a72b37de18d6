import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planImprovement } from "../commands/plan-improvement";
import { startAssessment } from "../commands/start-assessment";
import { overview } from "../queries/overview";
import { heatmap } from "../queries/heatmap";
import { portfolio } from "../queries/portfolio";
import { waitingForMe } from "../queries/waiting";
import { assessed } from "../testing/answering";
import { bank, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

describe("the portfolio", () => {
  test("shows every team once, with levels at the last milestone and what is open", async () => {
    for (let others = 0; others < 9; others += 1) await place.newTeam();
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "five-levels", wanted: upTo(2) });
    await startAssessment.run(place.at(place.ana, daysAfter(MONDAY, 1)), {
      slug: team.slug,
      framework: "google",
      dueOn: "2026-11-10",
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await portfolio.run(place.at(place.ben), { limit: 4, cursor });
      seen.push(...page.rows.map(({ slug }) => slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(place.teamCount());
    expect(seen).toHaveLength(place.teamCount());
    const { rows } = await portfolio.run(place.at(place.ben), { search: team.name, limit: 5 });
    const used = rows[0]?.frameworks.filter(({ levels, open }) => levels !== null || open !== null);
    expect(used).toMatchObject([
      {
        framework: "google",
        levels: null,
        milestone: null,
        open: { dueOn: "2026-11-10", answered: 0 },
      },
      {
        framework: "five-levels",
        levels: { claimed: 2, proven: null },
        titles: { claimed: "Repeatable", proven: null },
        open: null,
      },
    ]);
  });

  test("on one framework shows that framework only, and refuses one that is not published", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "five-levels", wanted: upTo(2) });
    const seen = async (framework: string) =>
      portfolio.run(place.at(place.ben), { framework, search: team.name, limit: 5 });
    const { rows, frameworks } = await seen("five-levels");
    expect(frameworks.map(({ key }) => key)).toEqual(["five-levels"]);
    expect(rows[0]?.frameworks).toMatchObject([
      { framework: "five-levels", levels: { claimed: 2 } },
    ]);
    expect((await seen("google")).rows[0]?.frameworks).toMatchObject([{ levels: null }]);
    await expect(seen("no-such")).rejects.toMatchObject({ code: "not-found" });
  });

  test("as a heatmap has one cell per dimension, and says why a row is empty", async () => {
    const [one, two] = [await place.newTeam(), await place.newTeam()];
    await assessed(place.at(place.ana), { slug: one.slug, key: "five-levels", wanted: upTo(5) });
    const row = async (search: string) =>
      (
        await heatmap.run(place.at(place.ben), {
          framework: "five-levels",
          view: "claimed",
          assessed: false,
          search,
          limit: 5,
        })
      ).rows[0];
    expect((await row(one.name))?.shares).toContain(1);
    expect(await row(two.name)).toMatchObject({ why: "No milestone yet." });
    expect(new Set((await row(two.name))?.shares)).toEqual(new Set([null]));
  });

  test("as a heatmap of the assessed leaves the others out, and counts them", async () => {
    const [one, two] = [await place.newTeam(), await place.newTeam()];
    await assessed(place.at(place.ana), { slug: one.slug, key: "google", wanted: upTo(1) });
    const drawn = (framework: string) =>
      heatmap.run(place.at(place.ben), {
        framework,
        view: "confirmed",
        assessed: true,
        limit: 200,
      });
    const onGoogle = await drawn("google");
    const slugs = onGoogle.rows.map(({ slug }) => slug);
    expect(slugs).toContain(one.slug);
    expect(slugs).not.toContain(two.slug);
    expect(onGoogle.matching).toBe(slugs.length);
    expect(onGoogle.total).toBe(place.teamCount());
    expect((await drawn("ml-test-score")).rows).toEqual([]);
  });

  test("counts what the sentence of the day needs", async () => {
    const before = (await overview.run(place.at(place.ana), {})).frameworks.find(
      ({ key }) => key === "google",
    );
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "google", wanted: upTo(1) });
    const next = daysAfter(MONDAY, 20);
    await startAssessment.run(place.at(place.ana, next), {
      slug: team.slug,
      framework: "google",
      dueOn: "2026-12-20",
    });
    const now = (
      await overview.run(place.at(place.ana, daysAfter(MONDAY, 21)), {})
    ).frameworks.find(({ key }) => key === "google");
    expect(now).toMatchObject({
      teams: (before?.teams ?? 0) + 1,
      assessed: (before?.assessed ?? 0) + 1,
      open: (before?.open ?? 0) + 1,
      medianConfirmed: expect.any(Number),
      medianClaimed: expect.any(Number),
      medianProven: null,
    });
    const late = (
      await overview.run(place.at(place.ana, daysAfter(MONDAY, 40)), {})
    ).frameworks.find(({ key }) => key === "google");
    expect(late?.overdue).toBeGreaterThan(now?.overdue ?? 0);
  });

  test("tells each person what waits for them, soonest first, and nothing of others' teams", async () => {
    const cleo = await place.person("Cleo Park", ["lead"]);
    const mine = await place.team("Cleo's", [{ person: cleo, leads: true }]);
    await startAssessment.run(place.at(cleo), {
      slug: mine.slug,
      framework: "five-levels",
      dueOn: "2026-11-26",
    });
    await startAssessment.run(place.at(cleo), {
      slug: mine.slug,
      framework: "google",
      dueOn: "2026-11-14",
    });
    await planImprovement.run(place.at(cleo), {
      slug: mine.slug,
      framework: "google",
      practice: "G1-01",
      ownerId: cleo.memberId,
      dueOn: "2026-11-20",
    });
    const waiting = await waitingForMe.run(place.at(cleo), {});
    expect(
      waiting.assessments.map(({ framework, dueInDays }) => [framework.key, dueInDays]),
    ).toEqual([
      ["google", -2],
      ["five-levels", 10],
    ]);
    expect(waiting.improvements).toMatchObject([{ dueInDays: 4, team: { slug: mine.slug } }]);
  });
});
