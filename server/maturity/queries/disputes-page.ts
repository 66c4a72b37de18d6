import { z } from "zod";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import type { PracticeResult } from "../rules/assessment";
import { type AskedPractice, askedPractices } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { answerWords } from "./answer-shape";
import { countedWords, pendingOf, assessorsOf, waitingFor } from "./assessors";
import { assessmentById } from "./assessment-row";
import { assessmentHead, headOf } from "./assessment-hub";
import { resolutionsOf, type StoredResolution, stillSettles } from "./resolutions";
import { rights, rightsOn } from "./rights";
import { type Scored, scoredOf } from "./scored";

const voice = z.object({
  name: z.string(),
  words: z.string(),
  /** 0 to 1; null when the answer carries no value. */
  value: z.number().nullable(),
  note: z.string(),
  at: z.date(),
});

const dispute = z.object({
  practice: z.string(),
  dimension: z.string(),
  dimensionTitle: z.string(),
  kind: z.enum(["R", "O"]),
  question: z.string(),
  statement: z.string(),
  options: z.array(z.object({ key: z.string(), label: z.string(), value: z.number() })),
  /** Distance between the lowest and the highest answer, 0 to 1. */
  spread: z.number(),
  answers: z.array(voice),
  /** The decision that counts; null while the dispute is open. */
  decision: z
    .object({ words: z.string(), reason: z.string(), by: z.string(), at: z.date() })
    .nullable(),
  /** There was a decision, and answers changed after it. */
  lapsed: z.boolean(),
  /** Send it back as `expectedRevision`. */
  revision: z.number().int(),
});
type Dispute = z.input<typeof dispute>;

type Row = {
  readonly practice: AskedPractice;
  readonly result: PracticeResult;
  readonly held: StoredResolution | undefined;
};

function voicesOf({ framework, answers }: Scored, practice: AskedPractice): Dispute["answers"] {
  const options = optionsOf(framework, practice);
  return answers.flatMap((answer) => {
    const words = answerWords(framework, practice, answer);
    if (answer.practice !== practice.key || words === null) return [];
    const value = options.find(({ key }) => key === answer.option)?.value ?? null;
    return [{ name: answer.by, words, value, note: answer.note, at: answer.at }];
  });
}

function decisionOf(scored: Scored, { practice, held }: Row): Dispute["decision"] {
  if (held === undefined || !stillSettles(held, scored.answers)) return null;
  const words = answerWords(scored.framework, practice, held) ?? "";
  return { words, reason: held.note, by: held.by, at: held.at };
}

function disputeOf(scored: Scored, row: Row): Dispute {
  const { framework } = scored;
  const { practice, result, held } = row;
  const { key, dimension, kind, question, statement } = practice;
  const decision = decisionOf(scored, row);
  return {
    practice: key,
    dimension,
    dimensionTitle: framework.dimensions.find((one) => one.key === dimension)?.title ?? dimension,
    kind,
    question,
    statement,
    options: optionsOf(framework, practice).map(({ key, label, value }) => ({ key, label, value })),
    spread: result.consensus.spread,
    answers: voicesOf(scored, practice),
    decision,
    lapsed: held !== undefined && decision === null,
    revision: held?.revision ?? 0,
  };
}

/** Disputes among the answers the caller may see, in the order of the framework. */
async function disputesOf(work: Work, scored: Scored): Promise<Dispute[]> {
  const { footing } = scored.desk;
  const held = footing === "all" ? await resolutionsOf(work, scored.assessment.id) : [];
  const results = new Map(scored.result.practices.map((result) => [result.practice, result]));
  return askedPractices(scored.framework).flatMap((practice) => {
    const result = found(results.get(practice.key), `The practice ${practice.key}`);
    if (!result.consensus.dispute) return [];
    const own = held.find((one) => one.practice === practice.key);
    return [disputeOf(scored, { practice, result, held: own })];
  });
}

export const disputesPage = query({
  name: "maturity.disputes-page",
  summary: "Practices on which assessors lie half the scale apart, with everybody's answers.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/disputes",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: assessmentHead.extend({
    disputes: z.array(dispute),
    /** Disputes without a decision. */
    open: z.number().int(),
    /** False while answers are hidden from the caller: then an empty list says nothing. */
    visible: z.boolean(),
    waitingFor: z.array(waitingFor),
    counted: z.string().nullable(),
    rights,
  }),
  run: async (work, { assessmentId }) => {
    const assessment = await assessmentById(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const disputes = await disputesOf(work, scored);
    const { footing } = scored.desk;
    return {
      ...headOf(scored),
      disputes,
      open: disputes.filter(({ decision }) => decision === null).length,
      visible: footing !== "own" && footing !== "hidden",
      waitingFor: assessment.status === "open" ? pendingOf(await assessorsOf(work, scored)) : [],
      counted: countedWords(scored.desk),
      rights: await rightsOn(work, scored),
    };
  },
});
