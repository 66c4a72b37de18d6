import { z } from "zod";
import { query } from "~/server/core/operation";
import { expiryOf, SOON_DAYS } from "../rules/expiring";
import { askedPractices, type AskedPractice } from "../rules/framework";
import { answerWords, type ResponseInput } from "./answer-shape";
import { whyNotAnswer } from "./answering";
import { saysSomething, type StoredAnswer } from "./answers";
import { assessmentById } from "./assessment-row";
import { type Scored, scoredOf } from "./scored";

const response = z.union([
  z.object({ kind: z.literal("option"), option: z.string() }),
  z.object({
    kind: z.literal("not_applicable"),
    reason: z.enum(["out_of_scope", "decided_not_to_do", "owned_elsewhere"]),
  }),
  z.object({ kind: z.literal("not_known") }),
]);

const expiring = z.object({
  practice: z.string(),
  statement: z.string(),
  dimension: z.string(),
  /** The answer in words, and as it has to be sent to say it again. */
  words: z.string(),
  response,
  note: z.string(),
  revision: z.number().int(),
  by: z.string(),
  at: z.date(),
  expiresAt: z.date(),
  /** Too old to count already. */
  expired: z.boolean(),
});

function responseOf({
  option,
  notApplicable,
}: StoredAnswer): ResponseInput & z.input<typeof response> {
  if (option !== null) return { kind: "option", option };
  if (notApplicable !== null) return { kind: "not_applicable", reason: notApplicable };
  return { kind: "not_known" };
}

function expiringOf(scored: Scored, practice: AskedPractice): z.input<typeof expiring>[] {
  const answer = scored.mine.get(practice.key);
  if (answer === undefined || !saysSomething(answer)) return [];
  const { expiresAt, state } = expiryOf(answer.at, practice.validityDays, scored.input.now);
  const words = answerWords(scored.framework, practice, answer);
  if (state === "fresh" || words === null) return [];
  const { note, revision, by, at } = answer;
  return [
    {
      practice: practice.key,
      statement: practice.statement,
      dimension: practice.dimension,
      words,
      response: responseOf(answer),
      note,
      revision,
      by,
      at,
      expiresAt,
      expired: state === "expired",
    },
  ];
}

export const expiringAnswers = query({
  name: "maturity.expiring-answers",
  summary:
    "Answers of an assessment that are too old to count or soon will be, first those that expire first. Saving one again as it is confirms it.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/expiring",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: z.object({
    soonDays: z.number().int(),
    answers: z.array(expiring),
    /** Why the caller cannot confirm one; null when they can. */
    readOnlyBecause: z.string().nullable(),
  }),
  run: async (work, { assessmentId }) => {
    const assessment = await assessmentById(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const answers = askedPractices(scored.framework)
      .flatMap((practice) => expiringOf(scored, practice))
      .toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
    const refusal = await whyNotAnswer(work, assessment, scored.desk);
    return { soonDays: SOON_DAYS, answers, readOnlyBecause: refusal?.message ?? null };
  },
});
