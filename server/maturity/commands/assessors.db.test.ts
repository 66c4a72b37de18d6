import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAssessment } from "../queries/assessment-hub";
import { dimensionPage } from "../queries/dimension-page";
import { teamResult } from "../queries/team-result";
import { panel } from "../testing/assessors";
import { best, first, worst } from "../testing/bank";
import type { Person } from "../testing/house";
import { removeAssessor } from "./remove-assessor";
import { reopenOwnSheet } from "./reopen-own-sheet";
import { saveMilestone } from "./save-milestone";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof panel>>;
beforeAll(async () => {
  place = await panel();
});
afterAll(() => place.database.drop());

const hubOf = (person: Person, assessmentId: string) =>
  findAssessment.run(place.at(person), { assessmentId });
const remove = (person: Person, assessmentId: string, removed: Person) =>
  removeAssessor.run(place.at(person), {
    assessmentId,
    memberId: removed.memberId,
    reason: "on leave",
  });
const stored = (assessmentId: string, person: Person) =>
  place.within(async (db) => [
    ...(await db.execute<{ practice_key: string }>(sql`
      select w.practice_key from answer_sheet s join answer w on w.org_id = s.org_id and w.sheet_id = s.id
      where s.assessment_id = ${assessmentId} and s.member_id = ${person.memberId}`)),
  ]);

describe("starting with several assessors", () => {
  test("gives each an empty sheet of their own", async () => {
    const { assessmentId } = await place.open();
    const hub = await hubOf(place.ana, assessmentId);
    expect(hub).toMatchObject({ mode: "several", answered: 0, openDisputes: null });
    expect(hub.assessors.map(({ name, state, isMe }) => [name, state, isMe])).toEqual([
      ["Ana Ruiz", "answering", true],
      ["Eva Weiss", "answering", false],
    ]);
  });

  test("is refused with one person, with a viewer and with somebody who is not on the team", async () => {
    const team = await place.newTeam([place.ana, place.eva, place.kim]);
    const start = (assessors: readonly Person[]) =>
      startAssessment.run(place.at(place.ana), {
        slug: team.slug,
        framework: "google",
        mode: "several",
        assessors: assessors.map(({ memberId }) => memberId),
      });
    const refused = (message: string) => ({
      code: "invalid",
      message: expect.stringContaining(message),
      detail: { fields: { assessors: expect.any(String) } },
    });
    await expect(start([place.ana])).rejects.toMatchObject(refused("at least 2"));
    await expect(start([place.ana, place.ana])).rejects.toMatchObject(refused("at least 2"));
    await expect(start([place.ana, place.kim])).rejects.toMatchObject(refused("Kim Noor"));
    await expect(start([place.ana, place.olga])).rejects.toMatchObject(refused("not on the team"));
    await expect(
      startAssessment.run(place.at(place.ana), {
        slug: team.slug,
        framework: "google",
        assessors: [place.eva.memberId],
      }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("adding an assessor", () => {
  test("gives them a sheet; twice is refused by name; two leads at once add one", async () => {
    const { assessmentId } = await place.open();
    const both = await Promise.allSettled([
      place.add(place.ana, assessmentId, place.ben),
      place.add(place.ben, assessmentId, place.ben),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await hubOf(place.ben, assessmentId)).assessors).toHaveLength(3);
    await expect(place.add(place.ana, assessmentId, place.ben)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ben Ode"),
    });
  });

  test("is refused to an assessor who does not lead, and for a viewer", async () => {
    const { assessmentId } = await place.open();
    await expect(place.add(place.eva, assessmentId, place.ben)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(place.add(place.ana, assessmentId, place.kim)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("is refused once the answers were open to everybody, also after one was reopened", async () => {
    const { team, assessmentId } = await place.disputed();
    const late = { code: "precondition", message: expect.stringContaining("open to everybody") };
    await expect(place.add(place.ana, assessmentId, place.ben)).rejects.toMatchObject(late);
    await saveMilestone.run(place.at(place.ana), {
      slug: team.slug,
      framework: "google",
      name: "Half way",
    });
    await reopenOwnSheet.run(place.at(place.eva), { assessmentId });
    await expect(place.add(place.ana, assessmentId, place.ben)).rejects.toMatchObject(late);
  });

  test("is refused where the team has one sheet", async () => {
    const { assessmentId } = await place.newAssessment();
    await expect(place.add(place.ana, assessmentId, place.ben)).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("one sheet for the whole team"),
    });
  });
});

describe("removing an assessor mid-way", () => {
  test("keeps what they said, stops counting it, and says so with the reason", async () => {
    const { team, assessmentId } = await place.open([place.ana, place.ben, place.eva]);
    for (const person of [place.ana, place.ben, place.eva]) {
      const end = person === place.eva ? ("worst" as const) : ("best" as const);
      await place.fill(person, assessmentId, () => end);
      await place.submit(person, assessmentId);
    }
    const result = () =>
      teamResult.run(place.at(place.ana), { slug: team.slug, framework: "google" });
    expect((await hubOf(place.ana, assessmentId)).openDisputes).toBeGreaterThan(0);
    await expect(remove(place.ana, assessmentId, place.eva)).resolves.toMatchObject({
      hadSubmitted: true,
    });
    const hub = await hubOf(place.ana, assessmentId);
    expect(hub.openDisputes).toBe(0);
    expect(hub.assessors.at(-1)).toMatchObject({
      name: "Eva Weiss",
      state: "removed",
      removal: { by: "Ana Ruiz", reason: "on leave" },
    });
    expect((await result()).counted).toBe(
      "The answers of 2 assessors count here: Ana Ruiz, Ben Ode.",
    );
    expect((await stored(assessmentId, place.eva)).length).toBeGreaterThan(10);
    await place.add(place.ana, assessmentId, place.eva);
    expect((await hubOf(place.ana, assessmentId)).openDisputes).toBeGreaterThan(0);
  });

  test("keeps a draft that was not submitted, tells its author why, and gives it back", async () => {
    const { assessmentId } = await place.open([place.ana, place.ben, place.eva]);
    await place.say(place.at(place.eva), assessmentId, { response: worst });
    await remove(place.ana, assessmentId, place.eva);
    const again = { response: best, expectedRevision: 1 };
    await expect(place.say(place.at(place.eva), assessmentId, again)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining('Ana Ruiz removed you from this assessment: "on leave"'),
    });
    expect(await stored(assessmentId, place.eva)).toHaveLength(1);
    await place.add(place.ana, assessmentId, place.eva);
    const page = await dimensionPage.run(place.at(place.eva), {
      assessmentId,
      dimension: first.dimension,
    });
    const mine = page.questions.find(({ key }) => key === first.key)?.answer;
    expect(mine).toMatchObject({ option: worst.option, revision: 1 });
  });

  test("is refused for the last one, to somebody who does not lead, and for a stranger", async () => {
    const { assessmentId } = await place.open();
    await expect(remove(place.eva, assessmentId, place.ana)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(remove(place.ana, assessmentId, place.olga)).rejects.toMatchObject({
      code: "not-found",
    });
    const both = await Promise.allSettled([
      remove(place.ana, assessmentId, place.ana),
      remove(place.ben, assessmentId, place.eva),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = (await hubOf(place.ben, assessmentId)).assessors.filter(
      ({ state }) => state !== "removed",
    );
    expect(left).toHaveLength(1);
  });
});
