import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAssessment } from "../queries/assessment-hub";
import { checkPage } from "../queries/check-page";
import { dimensionPage } from "../queries/dimension-page";
import { previewEffect } from "../queries/preview-effect";
import { teamResult } from "../queries/team-result";
import { assessed } from "../testing/answering";
import { panel } from "../testing/assessors";
import { best, first, worst } from "../testing/bank";
import { asToken, daysAfter, MONDAY, type Person } from "../testing/house";
import { collectEvidence } from "./collect-evidence";
import { reopenOwnSheet } from "./reopen-own-sheet";
import { saveMilestone } from "./save-milestone";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof panel>>;
beforeAll(async () => {
  place = await panel();
});
afterAll(() => place.database.drop());

const reopen = (person: Person, assessmentId: string) =>
  reopenOwnSheet.run(place.at(person), { assessmentId });
const shown = async (person: Person, assessmentId: string) => {
  const asked = { assessmentId, dimension: first.dimension };
  const page = await dimensionPage.run(place.at(person), asked);
  return page.questions.find(({ key }) => key === first.key)?.answer ?? null;
};

describe("an assessor", () => {
  test("writes on a sheet of their own, and nobody else sees it", async () => {
    const { assessmentId } = await place.open();
    await place.say(place.at(place.ana), assessmentId, { response: best });
    await place.say(place.at(place.eva), assessmentId, { response: worst });
    expect(await shown(place.ana, assessmentId)).toMatchObject({ option: best.option });
    expect(await shown(place.eva, assessmentId)).toMatchObject({ option: worst.option });
    expect(await shown(place.ben, assessmentId)).toBeNull();
    const hub = await findAssessment.run(place.at(place.ben), { assessmentId });
    expect(hub).toMatchObject({ answered: 0, rights: { canAnswer: false, canLead: true } });
    expect(hub.assessors.map(({ answered }) => answered)).toEqual([1, 1]);
  });

  test("may be an engineer; a lead who does not assess and an engineer on the team's sheet may not answer", async () => {
    const { team, assessmentId } = await place.open();
    const refused = { code: "forbidden" };
    const ben = place.say(place.at(place.ben), assessmentId, { response: best });
    await expect(ben).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining("not an assessor"),
    });
    const kim = place.say(place.at(place.kim), assessmentId, { response: best });
    await expect(kim).rejects.toMatchObject(refused);
    const shared = await startAssessment.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    const eva = place.say(place.at(place.eva), shared.assessmentId, { response: best });
    await expect(eva).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining("on one sheet"),
    });
    const token = asToken(place.orgId, place.eva, ["maturity:answer"]);
    await expect(place.say(token, assessmentId, { response: best })).resolves.toMatchObject({
      answer: { by: "Eva Weiss" },
    });
    await expect(
      previewEffect.run(place.at(place.ben), {
        assessmentId,
        practice: first.key,
        response: best,
        note: "",
      }),
    ).rejects.toMatchObject({ code: "precondition" });
  });

  test("starts empty and reads beside the question what the team said last time", async () => {
    const team = await place.newTeam([place.ana, place.eva]);
    await assessed(place.at(place.ana), { slug: team.slug, key: "google", wanted: () => "best" });
    const soon = daysAfter(MONDAY, 10);
    const { assessmentId, carried } = await startAssessment.run(place.at(place.ana, soon), {
      slug: team.slug,
      framework: "google",
      mode: "several",
      assessors: [place.ana.memberId, place.eva.memberId],
    });
    expect(carried).toBe(0);
    const asked = { assessmentId, dimension: first.dimension };
    const page = await dimensionPage.run(place.at(place.eva, soon), asked);
    const question = page.questions.find(({ key }) => key === first.key);
    expect(question).toMatchObject({ answer: null, previous: { by: "Ana Ruiz" } });
    const result = await teamResult.run(place.at(place.kim, soon), {
      slug: team.slug,
      framework: "google",
    });
    expect(result.basis).toMatchObject({ status: "final" });
  });
});

describe("submitting the own sheet", () => {
  test("is refused while a required practice is open, and tells which to the caller only", async () => {
    const { assessmentId } = await place.open();
    await place.fill(place.eva, assessmentId, ({ key }) => (key === first.key ? null : "best"));
    await expect(place.submit(place.eva, assessmentId)).rejects.toMatchObject({
      code: "precondition",
      message: expect.not.stringContaining(first.key),
      detail: { data: { holdUps: [{ practice: first.key, why: "unanswered" }] } },
    });
    await place.say(place.at(place.eva), assessmentId, { response: { kind: "not_known" } });
    await expect(place.submit(place.eva, assessmentId)).resolves.toMatchObject({
      waitingFor: ["Ana Ruiz"],
    });
  });

  test("closes the sheet, counts it for those who may see it, and reopening hides it again", async () => {
    const { team, assessmentId } = await place.disputed();
    const result = () =>
      teamResult.run(place.at(place.kim), { slug: team.slug, framework: "google", assessmentId });
    expect((await result()).headline.claimed.level).not.toBeNull();
    await expect(
      place.say(place.at(place.eva), assessmentId, { response: best, expectedRevision: 1 }),
    ).rejects.toMatchObject({ code: "precondition", message: expect.stringContaining("Reopen") });
    await reopen(place.eva, assessmentId);
    expect((await result()).headline.claimed).toMatchObject({ level: null });
    expect((await result()).counted).toContain("Not submitted yet: Eva Weiss");
    const check = await checkPage.run(place.at(place.ana), { assessmentId });
    expect(check.waitingFor.map(({ name }) => name)).toEqual(["Eva Weiss"]);
    await expect(reopen(place.eva, assessmentId)).rejects.toMatchObject({ code: "conflict" });
    await expect(reopen(place.ben, assessmentId)).rejects.toMatchObject({ code: "not-found" });
  });

  test("twice at once submits once; an answer saved at that moment is in the sheet or refused", async () => {
    const { assessmentId } = await place.open();
    await place.fill(place.eva, assessmentId, () => "best");
    const [one, other, answer] = await Promise.allSettled([
      place.submit(place.eva, assessmentId),
      place.submit(place.eva, assessmentId),
      place.say(place.at(place.eva), assessmentId, { response: worst, expectedRevision: 1 }),
    ]);
    expect([one?.status, other?.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const said = await shown(place.eva, assessmentId);
    expect(said?.option === worst.option).toBe(answer?.status === "fulfilled");
    const late = place.say(place.at(place.eva), assessmentId, {
      response: worst,
      expectedRevision: said?.revision ?? 0,
    });
    await expect(late).rejects.toMatchObject({ code: "precondition" });
  });

  test("is needed before a milestone shows the answers to everybody", async () => {
    const { team, assessmentId } = await place.open();
    await place.fill(place.eva, assessmentId, () => "best");
    await place.submit(place.eva, assessmentId);
    const milestone = saveMilestone.run(place.at(place.ben), {
      slug: team.slug,
      framework: "google",
      name: "Early",
    });
    await expect(milestone).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("Ana Ruiz"),
    });
  });
});

test("an answer on an own sheet is proven by the trail, and one changed behind its back is not", async () => {
  const { team, assessmentId } = await place.open();
  await place.say(place.at(place.eva), assessmentId, { response: best, note: "seen in the runs" });
  const audited = async () => {
    const { results } = await collectEvidence.run(place.at(place.ana), { slug: team.slug });
    return results.find(({ check }) => check === "C91");
  };
  expect(await audited()).toMatchObject({ good: 2, eligible: 2 });
  await place.within((db) =>
    db.execute(`update answer set note = 'seen nowhere' where sheet_id in (
      select id from answer_sheet where assessment_id = '${assessmentId}')`),
  );
  expect(await audited()).toMatchObject({ good: 1, eligible: 2 });
});
