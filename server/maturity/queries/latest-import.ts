import { z } from "zod";
import { query } from "~/server/core/operation";
import { askedPractices, type Framework } from "../rules/framework";
import { whyNotAnswer } from "./answering";
import type { StoredAnswer } from "./answers";
import { assessmentById } from "./assessment-row";
import { importOn, leftOf } from "./kept-import";
import { scoredOf } from "./scored";

export const changedSince = z.object({
  practice: z.string(),
  question: z.string(),
  by: z.string(),
  at: z.date(),
});

/** The answers that stay, each with its question and who gave it. */
export function namedIn(
  framework: Framework,
  answers: readonly StoredAnswer[],
): z.input<typeof changedSince>[] {
  const questions = new Map(askedPractices(framework).map(({ key, question }) => [key, question]));
  return answers.map(({ practice, by, at }) => ({
    practice,
    question: questions.get(practice) ?? practice,
    by,
    at,
  }));
}

export const latestImport = query({
  name: "maturity.latest-import",
  summary:
    "The last questionnaire that was imported into the caller's sheet of an assessment, and what of it can still be taken back.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/imports/latest",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: z.object({
    /** Null when nothing was ever imported. */
    latest: z
      .object({
        importId: z.uuid(),
        by: z.string(),
        at: z.date(),
        /** As many answers would go back to what stood before. */
        untouched: z.number().int(),
        changedSince: z.array(changedSince),
        undone: z.object({ by: z.string(), at: z.date() }).nullable(),
      })
      .nullable(),
    /** Why the caller cannot take it back; null when they can. */
    readOnlyBecause: z.string().nullable(),
  }),
  run: async (work, { assessmentId }) => {
    const assessment = await assessmentById(work, assessmentId);
    const { desk, answers, framework } = await scoredOf(work, assessment);
    const refusal = await whyNotAnswer(work, assessment, desk);
    const readOnlyBecause = refusal?.message ?? null;
    const sheetId = desk.own?.id;
    const last = sheetId === undefined ? undefined : await importOn(work, { sheetId });
    if (sheetId === undefined || last === undefined) return { latest: null, readOnlyBecause };
    const { id: importId, by, at, undoneBy, undoneAt } = last;
    const left = await leftOf(work, { importId, sheetId, answers });
    return {
      latest: {
        importId,
        by,
        at,
        untouched: left.untouched.length,
        changedSince: namedIn(framework, left.changed),
        undone: undoneAt === null ? null : { by: undoneBy ?? "", at: undoneAt },
      },
      readOnlyBecause,
    };
  },
});
