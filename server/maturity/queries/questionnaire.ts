import { z } from "zod";
import { query } from "~/server/core/operation";
import { askedPractices, type AskedPractice } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { answerShape, answerView, answerWords } from "./answer-shape";
import { saysSomething } from "./answers";
import { countedWords } from "./assessors";
import { assessmentById } from "./assessment-row";
import { assessmentHead, dimensionsOf, headOf } from "./assessment-hub";
import { practiceViewsByKey } from "./practice-view";
import { type Scored, scoredOf } from "./scored";

const printedQuestion = z.object({
  key: z.string(),
  question: z.string(),
  statement: z.string(),
  kind: z.enum(["R", "O"]),
  levelTitle: z.string().nullable(),
  options: z.array(z.object({ key: z.string(), label: z.string() })),
  /** Null while nothing was said, or while the caller may not see what was. */
  answer: answerShape.nullable(),
  /** The answer as a sentence. */
  words: z.string().nullable(),
  documents: z.array(z.object({ title: z.string(), fileName: z.string(), says: z.string() })),
});

const printedSection = z.object({
  key: z.string(),
  title: z.string(),
  question: z.string(),
  questions: z.array(printedQuestion),
});

function questionsIn(scored: Scored, dimension: string): z.input<typeof printedQuestion>[] {
  const views = practiceViewsByKey(scored);
  const { framework } = scored;
  return askedPractices(framework)
    .filter((practice) => practice.dimension === dimension)
    .map((practice) => ({
      key: practice.key,
      question: practice.question,
      statement: practice.statement,
      kind: practice.kind,
      levelTitle: framework.levels.find(({ ordinal }) => ordinal === practice.level)?.title ?? null,
      options: optionsOf(framework, practice).map(({ key, label }) => ({ key, label })),
      ...saidAbout(scored, practice),
      documents: (views.get(practice.key)?.documents ?? []).map(({ title, fileName, says }) => ({
        title,
        fileName,
        says,
      })),
    }));
}

function saidAbout({ mine, assessment, input, framework }: Scored, practice: AskedPractice) {
  const answer = mine.get(practice.key);
  if (answer === undefined || !saysSomething(answer)) return { answer: null, words: null };
  return {
    answer: answerView(answer, { practice, assessment, now: input.now }),
    words: answerWords(framework, practice, answer),
  };
}

export const questionnairePage = query({
  name: "maturity.questionnaire",
  summary: "All questions of an assessment with what was answered, for print.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/questionnaire",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: assessmentHead.extend({
    sections: z.array(printedSection),
    /** Whose answers these are; null when the team answers on one sheet. */
    counted: z.string().nullable(),
    printedAt: z.date(),
  }),
  run: async (work, { assessmentId }) => {
    const scored = await scoredOf(work, await assessmentById(work, assessmentId));
    const sections = dimensionsOf(scored).map(({ key, title, question }) => ({
      key,
      title,
      question,
      questions: questionsIn(scored, key),
    }));
    return {
      ...headOf(scored),
      sections,
      counted: countedWords(scored.desk),
      printedAt: work.now(),
    };
  },
});
