import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { changesAreAudited } from "../evidence/changes-are-audited";
import { measure } from "../evidence/measure";
import { dimensionPage } from "../queries/dimension-page";
import { latestImport } from "../queries/latest-import";
import { previewQuestionnaire } from "../queries/preview-questionnaire";
import { optionAt } from "../testing/answering";
import { panel } from "../testing/assessors";
import { first, google, second } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { importQuestionnaire } from "./import-questionnaire";
import { saveAnswer } from "./save-answer";
import { undoQuestionnaireImport } from "./undo-questionnaire-import";

let place: Awaited<ReturnType<typeof panel>>;
let ana: Context;
let ben: Context;

beforeAll(async () => {
  place = await panel();
  ana = place.at(place.ana, daysAfter(MONDAY, 3));
  ben = place.at(place.ben, daysAfter(MONDAY, 4));
});
afterAll(() => place.database.drop());

const worst = optionAt(google, first, "worst");
const best = optionAt(google, first, "best");

/** Both practices say "not known" in the file, over whatever stands. */
async function bring(context: Context, assessmentId: string): Promise<string> {
  const rows = [first, second].map(({ key }) => `${key},not_known,From paper,google`);
  const text = ["practice,answer,note,framework", ...rows].join("\n");
  const given = { assessmentId, format: "csv" as const, text };
  const { planHash } = await previewQuestionnaire.run(context, given);
  const take = [first.key, second.key];
  return (await importQuestionnaire.run(context, { ...given, take, planHash })).importId;
}

const answerTo = async (assessmentId: string, practice = first) => {
  const page = await dimensionPage.run(ana, { assessmentId, dimension: practice.dimension });
  return page.questions.find(({ key }) => key === practice.key)?.answer ?? null;
};

type Saying = { readonly over: number; readonly option?: string };

const say = (context: Context, assessmentId: string, { over, option = worst }: Saying) =>
  saveAnswer.run(context, {
    assessmentId,
    practice: first.key,
    response: { kind: "option", option },
    note: "Said before.",
    expectedRevision: over,
  });

describe("an import taken back", () => {
  test("gives every answer back what stood before, with who had said it and when", async () => {
    const { assessmentId, team } = await place.newAssessment();
    await say(place.at(place.ana), assessmentId, { over: 0 });
    const importId = await bring(ben, assessmentId);
    expect(await answerTo(assessmentId)).toMatchObject({ notKnown: true, by: "Ben Ode" });
    expect(await latestImport.run(ana, { assessmentId })).toMatchObject({
      latest: { importId, by: "Ben Ode", untouched: 2, changedSince: [], undone: null },
      readOnlyBecause: null,
    });
    const undone = await undoQuestionnaireImport.run(ana, { assessmentId, importId });
    expect(undone).toMatchObject({ restored: 2, kept: [] });
    expect(await answerTo(assessmentId)).toMatchObject({
      option: worst,
      note: "Said before.",
      by: "Ana Ruiz",
      at: MONDAY,
      revision: 3,
    });
    expect(await answerTo(assessmentId, second)).toMatchObject({
      option: null,
      notKnown: false,
      note: "",
    });
    await expect(say(ben, assessmentId, { over: 2 })).rejects.toMatchObject({ code: "conflict" });
    const seen = await place.database.pool.read({ "app.org_id": place.orgId }, (db) =>
      measure([changesAreAudited], { ...ben, db }, [team.id]),
    );
    expect(seen.get(team.id)).toMatchObject([{ status: "measured", offenders: [] }]);
  });

  test("leaves alone what somebody changed since, and names it", async () => {
    const { assessmentId } = await place.newAssessment();
    const importId = await bring(ana, assessmentId);
    await say(ben, assessmentId, { over: 1, option: best });
    const since = { practice: first.key, question: first.question, by: "Ben Ode" };
    expect((await latestImport.run(ana, { assessmentId })).latest).toMatchObject({
      untouched: 1,
      changedSince: [since],
    });
    const undone = await undoQuestionnaireImport.run(ana, { assessmentId, importId });
    expect(undone).toMatchObject({ restored: 1, kept: [since] });
    expect(await answerTo(assessmentId)).toMatchObject({ option: best, by: "Ben Ode" });
  });

  test("is one entry in the trail that says what stood and what stands", async () => {
    const { assessmentId } = await place.newAssessment();
    const importId = await bring(ana, assessmentId);
    await say(ben, assessmentId, { over: 1, option: best });
    await undoQuestionnaireImport.run(ana, { assessmentId, importId });
    const entries = await place.within(async (db) => [
      ...(await db.execute<{ detail: string }>(
        sql`select detail from audit_event where org_id = ${place.orgId} and outcome = 'done'
          and action = 'maturity.undo-questionnaire-import' and subject = ${`assessment:${assessmentId}`}`,
      )),
    ]);
    expect(entries.map(({ detail }) => JSON.parse(detail))).toMatchObject([
      {
        before: { answers: [{ practice: second.key, notKnown: true, revision: 1 }] },
        after: {
          answers: [{ practice: second.key, notKnown: false, revision: 2 }],
          kept: [first.key],
        },
      },
    ]);
  });
});

describe("nothing is taken back", () => {
  test("twice", async () => {
    const { assessmentId } = await place.newAssessment();
    const importId = await bring(ana, assessmentId);
    await undoQuestionnaireImport.run(ana, { assessmentId, importId });
    await expect(undoQuestionnaireImport.run(ben, { assessmentId, importId })).rejects.toThrow(
      /^Ana Ruiz took this import back already, on /,
    );
    expect((await latestImport.run(ben, { assessmentId })).latest?.undone).toMatchObject({
      by: "Ana Ruiz",
    });
  });

  test("when every answer was changed since", async () => {
    const { assessmentId } = await place.newAssessment();
    const importId = await bring(ana, assessmentId);
    for (const practice of [first.key, second.key]) {
      await saveAnswer.run(ben, {
        assessmentId,
        practice,
        response: { kind: "cleared" },
        note: "",
        expectedRevision: 1,
      });
    }
    await expect(undoQuestionnaireImport.run(ana, { assessmentId, importId })).rejects.toThrow(
      "Every answer of this import was changed since",
    );
  });

  test("by somebody who may not answer", async () => {
    const { assessmentId } = await place.newAssessment();
    const importId = await bring(ana, assessmentId);
    const vera = place.at(place.vera);
    expect((await latestImport.run(vera, { assessmentId })).readOnlyBecause).not.toBeNull();
    await expect(
      undoQuestionnaireImport.run(vera, { assessmentId, importId }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("by another assessor, who does not even learn of it", async () => {
    const { assessmentId } = await place.open();
    const importId = await bring(place.at(place.eva), assessmentId);
    expect(await latestImport.run(ana, { assessmentId })).toMatchObject({ latest: null });
    await expect(
      undoQuestionnaireImport.run(ana, { assessmentId, importId }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(
      await undoQuestionnaireImport.run(place.at(place.eva), { assessmentId, importId }),
    ).toMatchObject({ restored: 2 });
  });
});
