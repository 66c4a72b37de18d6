import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "../commands/save-answer";
import { findAssessment } from "../queries/assessment-hub";
import { dimensionPage } from "../queries/dimension-page";
import { previewEffect } from "../queries/preview-effect";
import { bank, best, first, worst } from "../testing/bank";
import { type Person } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const trail = () =>
  place.within(async (db) => [
    ...(await db.execute<{ action: string; outcome: string; subject: string; detail: string }>(sql`
      select e.action, e.outcome, e.subject, e.detail from audit_event e
      join audit_chain c on c.org_id = e.org_id and c.event_id = e.id where e.org_id = ${place.orgId} order by c.seq`)),
  ]);

describe("saving an answer", () => {
  test("returns its revision, the levels and what the choice did", async () => {
    const { assessmentId } = await place.newAssessment();
    const input = {
      assessmentId,
      practice: first.key,
      response: best,
      note: "since May",
      expectedRevision: 0,
    };
    const saved = await saveAnswer.run(place.at(place.ana), input);
    expect(saved.answer).toMatchObject({
      revision: 1,
      note: "since May",
      by: "Ana Ruiz",
      carried: false,
    });
    expect(saved.effect).toMatch(/left for/);
    const preview = await previewEffect.run(place.at(place.ana), {
      ...input,
      note: "",
      response: best,
    });
    expect(preview.blockers).toEqual(saved.blockers);
  });

  test("by two people at once keeps one and shows both to the other", async () => {
    const { assessmentId } = await place.newAssessment();
    const say = (person: Person, response: typeof best, note: string) =>
      saveAnswer.run(place.at(person), {
        assessmentId,
        practice: first.key,
        response,
        note,
        expectedRevision: 0,
      });
    const both = await Promise.allSettled([
      say(place.ana, best, "Ana's"),
      say(place.ben, worst, "Ben's"),
    ]);
    const lost = both.filter((one) => one.status === "rejected").map(({ reason }) => reason);
    expect(lost).toHaveLength(1);
    const page = await dimensionPage.run(place.at(place.ana), {
      assessmentId,
      dimension: first.dimension,
    });
    const kept = page.questions.find(({ key }) => key === first.key)?.answer;
    expect(kept?.revision).toBe(1);
    expect(lost[0]).toMatchObject({
      code: "conflict",
      detail: {
        data: { by: kept?.by, revision: 1, current: { option: kept?.option, note: kept?.note } },
      },
    });
  });

  test("over a revision that is not the newest is refused, and the newest stays", async () => {
    const { assessmentId } = await place.newAssessment();
    const say = (expectedRevision: number, note: string) =>
      saveAnswer.run(place.at(place.ana), {
        assessmentId,
        practice: first.key,
        response: best,
        note,
        expectedRevision,
      });
    await say(0, "one");
    await say(1, "two");
    await expect(say(1, "late")).rejects.toMatchObject({
      code: "conflict",
      detail: { data: { by: "Ana Ruiz", current: { note: "two", revision: 2 } } },
    });
  });

  test("of an option the question does not have is refused with those it has", async () => {
    const { assessmentId } = await place.newAssessment();
    const response = { kind: "option", option: "perhaps" } as const;
    await expect(
      saveAnswer.run(place.at(place.ana), {
        assessmentId,
        practice: first.key,
        response,
        note: "",
        expectedRevision: 0,
      }),
    ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(best.option) });
  });

  test("as not applicable needs a reason", async () => {
    const { assessmentId } = await place.newAssessment();
    const response = { kind: "not_applicable", reason: "out_of_scope" } as const;
    const say = (note: string) =>
      saveAnswer.run(place.at(place.ana), {
        assessmentId,
        practice: first.key,
        response,
        note,
        expectedRevision: 0,
      });
    await expect(say("  ")).rejects.toMatchObject({
      code: "invalid",
      detail: { fields: { note: expect.any(String) } },
    });
    await expect(say("We have no models in production")).resolves.toMatchObject({
      practice: { notes: ["exclusion_not_approved"] },
    });
  });

  test("can be taken back, and counts as unanswered then", async () => {
    const { assessmentId } = await place.newAssessment();
    const say = (response: typeof best | { kind: "cleared" }, expectedRevision: number) =>
      saveAnswer.run(place.at(place.ana), {
        assessmentId,
        practice: first.key,
        response,
        note: "",
        expectedRevision,
      });
    await say(best, 0);
    await expect(say({ kind: "cleared" }, 1)).resolves.toMatchObject({
      answer: { revision: 2, option: null },
    });
    await expect(findAssessment.run(place.at(place.ana), { assessmentId })).resolves.toMatchObject({
      answered: 0,
    });
  });

  test("is refused to a viewer and to a lead of another team; both can read", async () => {
    const { assessmentId } = await place.newAssessment();
    for (const person of [place.vera, place.olga]) {
      await expect(
        saveAnswer.run(place.at(person), {
          assessmentId,
          practice: first.key,
          response: best,
          note: "",
          expectedRevision: 0,
        }),
      ).rejects.toMatchObject({ code: "forbidden" });
      const hub = await findAssessment.run(place.at(person), { assessmentId });
      expect(hub.rights).toMatchObject({ canAnswer: false, reason: expect.any(String) });
    }
  });

  test("leaves one entry that says what was and what is", async () => {
    const { assessmentId } = await place.newAssessment();
    const before = (await trail()).length;
    await saveAnswer.run(place.at(place.ana), {
      assessmentId,
      practice: first.key,
      response: best,
      note: "",
      expectedRevision: 0,
    });
    const added = (await trail()).slice(before);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      action: "maturity.save-answer",
      subject: `answer:${assessmentId}/${first.key}`,
    });
    expect(JSON.parse(added[0]?.detail ?? "")).toMatchObject({
      before: null,
      after: { option: best.option, revision: 1 },
    });
  });
});
