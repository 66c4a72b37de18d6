import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAssessment } from "../commands/start-assessment";
import { bank } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { listAssessments } from "./assessment-list";

let place: Awaited<ReturnType<typeof bank>>;
const days = [0, 3, 3, 1, 5, 2, 4, 3] as const;
const dues = [
  "2026-12-24",
  undefined,
  "2026-12-01",
  "2026-12-01",
  undefined,
  "2027-01-05",
] as const;

beforeAll(async () => {
  place = await bank();
  for (const [index, day] of days.entries()) {
    const { slug } = await place.newTeam();
    const context = place.at(place.ana, daysAfter(MONDAY, day));
    const dueOn = dues[index];
    await startAssessment.run(context, { slug, framework: "google", dueOn });
    if (index === 0) await startAssessment.run(context, { slug, framework: "five-levels" });
  }
});
afterAll(() => place.database.drop());

const list = (asked: Partial<Parameters<typeof listAssessments.run>[1]>) =>
  listAssessments.run(place.at(place.vera), { sort: "recent", limit: 50, ...asked });

describe("the list of assessments", () => {
  test("pages through all of them once in every order, with how many match of how many there are", async () => {
    for (const sort of ["recent", "due"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ framework: "google", sort, limit: 3, cursor });
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
        expect(page).toMatchObject({ matching: days.length, total: days.length + 1 });
      } while (cursor !== undefined);
      const all = await list({ framework: "google", sort });
      expect(seen).toEqual(all.rows.map(({ id }) => id));
      expect(new Set(seen).size).toBe(days.length);
    }
  });

  test("is newest first, or soonest due first with those without a date last", async () => {
    const recent = (await list({})).rows.map(({ openedAt }) => openedAt.getTime());
    expect(recent).toEqual(recent.toSorted((a, b) => b - a));
    const due = (await list({ sort: "due" })).rows.map(({ dueOn }) => dueOn ?? "never");
    expect(due).toEqual(due.toSorted());
    expect(due.filter((one) => one === "never").length).toBeGreaterThan(2);
  });

  test("narrows by team, framework, status and part of a name, which is taken literally", async () => {
    expect((await list({ team: "team-001" })).matching).toBe(2);
    expect((await list({ team: "team-001", framework: "five-levels" })).matching).toBe(1);
    expect((await list({ status: "final" })).rows).toEqual([]);
    expect((await list({ search: "EAM 00" })).matching).toBe(days.length + 1);
    expect((await list({ search: "%" })).matching).toBe(0);
  });

  test("refuses a page position that Cairn did not give out", async () => {
    const cursor = Buffer.from(JSON.stringify(["now()", "x"])).toString("base64url");
    await expect(list({ cursor })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
