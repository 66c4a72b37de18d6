import { z } from "zod";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { type AskedPractice, askedPractices } from "../rules/framework";
import { answerShape, answerView, answerWords } from "./answer-shape";
import { saysSomething, saysTheSame, type StoredAnswer } from "./answers";
import { assessorsOf, countedWords, pendingOf, waitingFor } from "./assessors";
import { assessmentById } from "./assessment-row";
import { assessmentHead, headOf } from "./assessment-hub";
import { previousAnswer, previousAnswers } from "./dimension-page";
import { practiceLevel } from "./framework-shape";
import { headlineOf } from "./headline";
import { practiceViewsByKey } from "./practice-view";
import { headlineShape, practiceShape, type PracticeView } from "./result-shape";
import { rights, rightsOn } from "./rights";
import { type Scored, scoredOf } from "./scored";
import { holdUp, holdUpsOf, SIGN_OFF_STATEMENT } from "./sign-off-terms";

const row = z.object({
  key: z.string(),
  dimension: z.string(),
  dimensionTitle: z.string(),
  level: practiceLevel,
  kind: z.enum(["R", "O"]),
  statement: z.string(),
  /** Null while unanswered. */
  words: z.string().nullable(),
  answer: answerShape.nullable(),
  previous: previousAnswer.nullable(),
  /** Against the last signed-off assessment; null when there is none. */
  changed: z.boolean().nullable(),
  verdict: practiceShape.shape.verdict,
  says: z.string(),
  notes: practiceShape.shape.notes,
});

type Terms = {
  readonly scored: Scored;
  readonly previous: ReadonlyMap<string, StoredAnswer>;
  readonly views: ReadonlyMap<string, PracticeView>;
};

const isChanged = (now: StoredAnswer | undefined, before: StoredAnswer | undefined): boolean => {
  const said = now !== undefined && saysSomething(now);
  if (before === undefined || !said) return said !== (before !== undefined);
  return !saysTheSame(now, before);
};

function rowOf(practice: AskedPractice, { scored, previous, views }: Terms): z.input<typeof row> {
  const { framework, assessment, input } = scored;
  const { key, dimension, level, kind, statement } = practice;
  const answer = scored.said.get(key);
  const before = previous.get(key);
  const beforeWords = answerWords(framework, practice, before);
  const { verdict, says, notes } = found(views.get(key), `The practice ${key}`);
  return {
    key,
    dimension,
    dimensionTitle: framework.dimensions.find((one) => one.key === dimension)?.title ?? dimension,
    level,
    kind,
    statement,
    words: answerWords(framework, practice, answer),
    answer:
      answer === undefined ? null : answerView(answer, { practice, assessment, now: input.now }),
    previous:
      before && beforeWords !== null
        ? { words: beforeWords, note: before.note, by: before.by, at: before.at }
        : null,
    changed: previous.size === 0 ? null : isChanged(answer, before),
    verdict,
    says,
    notes,
  };
}

export const checkPage = query({
  name: "maturity.check-page",
  summary: "All answers of an assessment in one table, and what still holds up the signature.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/check",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: assessmentHead.extend({
    rows: z.array(row),
    unanswered: z.number().int(),
    changed: z.number().int(),
    /** Answers the evidence contradicts; they may be signed, and will show. */
    contradicted: z.number().int(),
    holdUps: z.array(holdUp),
    /** Assessors who have not submitted; their answers stay hidden until then. */
    waitingFor: z.array(waitingFor),
    /** Whose answers are in the table; null when the team answers on one sheet. */
    counted: z.string().nullable(),
    statement: z.string(),
    headline: headlineShape,
    rights,
  }),
  run: async (work, { assessmentId }) => {
    const assessment = await assessmentById(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const terms = {
      scored,
      previous: await previousAnswers(work, scored),
      views: practiceViewsByKey(scored),
    };
    const open = assessment.status === "open";
    const rows = askedPractices(scored.framework).map((practice) => rowOf(practice, terms));
    return {
      ...headOf(scored),
      rows,
      unanswered: rows.filter(({ words }) => words === null).length,
      changed: rows.filter(({ changed }) => changed === true).length,
      contradicted: rows.filter(
        ({ verdict }) => verdict?.kind === "refuted" || verdict?.kind === "overclaimed",
      ).length,
      holdUps: holdUpsOf(scored),
      waitingFor: open ? pendingOf(await assessorsOf(work, scored)) : [],
      counted: countedWords(scored.desk),
      statement: SIGN_OFF_STATEMENT,
      headline: headlineOf(scored.framework, scored.result),
      rights: await rightsOn(work, scored),
    };
  },
});
