import { z } from "zod";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { type AskedPractice, askedPractices } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { answerShape, answerView, answerWords } from "./answer-shape";
import { saysSomething, type StoredAnswer } from "./answers";
import { countedWords } from "./assessors";
import { assessmentById, lastSignedOff } from "./assessment-row";
import { assessmentHead, dimensionsOf, headOf } from "./assessment-hub";
import { questionShape } from "./framework-shape";
import { headlineOf } from "./headline";
import { practiceViewsByKey } from "./practice-view";
import { headlineShape, practiceShape, type PracticeView } from "./result-shape";
import { rights, rightsOn } from "./rights";
import { type Scored, scoredOf, signedAnswers } from "./scored";

/** What the team said at the last signature, in words. */
export const previousAnswer = z.object({
  words: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.date(),
});

const question = questionShape.extend({
  levelTitle: z.string().nullable(),
  source: z.object({
    code: z.string(),
    locator: z.string(),
    title: z.string(),
    url: z.string().nullable(),
  }),
  /** Null while nothing was ever saved; its revision is then 0. */
  answer: answerShape.nullable(),
  previous: previousAnswer.nullable(),
  standing: practiceShape.pick({
    verdict: true,
    says: true,
    values: true,
    atLeast: true,
    atMost: true,
    notes: true,
    checks: true,
    documents: true,
  }),
});
type Question = z.input<typeof question>;

/** Answers of the last signed-off assessment before this one, by practice. */
export async function previousAnswers(
  work: Work,
  scored: Scored,
): Promise<ReadonlyMap<string, StoredAnswer>> {
  const { team, frameworkKey, openedAt } = scored.assessment;
  const last = await lastSignedOff(work, { teamId: team.id, frameworkKey }, openedAt);
  if (last === undefined) return new Map();
  const said = [...(await signedAnswers(work, last, scored.framework))];
  return new Map(said.filter(([, answer]) => saysSomething(answer)));
}

function previousView(scored: Scored, practice: AskedPractice, previous: StoredAnswer | undefined) {
  const words = answerWords(scored.framework, practice, previous);
  if (previous === undefined || words === null) return null;
  return { words, note: previous.note, by: previous.by, at: previous.at };
}

type Terms = {
  readonly scored: Scored;
  readonly previous: ReadonlyMap<string, StoredAnswer>;
  readonly views: ReadonlyMap<string, PracticeView>;
};

function questionOf(practice: AskedPractice, { scored, previous, views }: Terms): Question {
  const { framework, assessment, input } = scored;
  const answer = scored.mine.get(practice.key);
  const source = framework.sources.find(({ code }) => code === practice.source.code);
  return {
    ...practice,
    dependsOn: practice.dependsOn ?? [],
    options: optionsOf(framework, practice),
    levelTitle: framework.levels.find(({ ordinal }) => ordinal === practice.level)?.title ?? null,
    source: { ...practice.source, title: source?.title ?? "", url: source?.url ?? null },
    answer:
      answer === undefined ? null : answerView(answer, { practice, assessment, now: input.now }),
    previous: previousView(scored, practice, previous.get(practice.key)),
    standing: found(views.get(practice.key), `The practice ${practice.key}`),
  };
}

export const dimensionPage = query({
  name: "maturity.dimension-page",
  summary: "The questions of one dimension with options, answers and the evidence for each.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/dimensions/{dimension}",
  input: z.strictObject({ assessmentId: z.uuid(), dimension: z.string().max(80) }),
  output: assessmentHead.extend({
    dimension: z.object({ key: z.string(), title: z.string(), question: z.string() }),
    /** Neighbours in the framework's order, for going on. */
    previousDimension: z.string().nullable(),
    nextDimension: z.string().nullable(),
    questions: z.array(question),
    /** Whose answers count in the levels shown; null when the team answers on one sheet. */
    counted: z.string().nullable(),
    headline: headlineShape,
    rights,
  }),
  run: async (work, { assessmentId, dimension: key }) => {
    const assessment = await assessmentById(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const dimensions = dimensionsOf(scored);
    const place = dimensions.findIndex((one) => one.key === key);
    const dimension = found(
      dimensions[place],
      `The dimension "${key}" of ${scored.framework.title}`,
    );
    const terms = {
      scored,
      previous: await previousAnswers(work, scored),
      views: practiceViewsByKey(scored),
    };
    return {
      ...headOf(scored),
      dimension,
      previousDimension: dimensions[place - 1]?.key ?? null,
      nextDimension: dimensions[place + 1]?.key ?? null,
      questions: askedPractices(scored.framework)
        .filter((practice) => practice.dimension === key)
        .map((practice) => questionOf(practice, terms)),
      counted: countedWords(scored.desk),
      headline: headlineOf(scored.framework, scored.result),
      rights: await rightsOn(work, scored),
    };
  },
});
