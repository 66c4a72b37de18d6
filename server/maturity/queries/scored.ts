import type { Work } from "~/server/core/context";
import { assess } from "../rules/assess";
import type { Assessment, AssessmentInput } from "../rules/assessment";
import type { Framework } from "../rules/framework";
import { answersOf, type StoredAnswer, toEngine } from "./answers";
import { type AssessmentRow, type Signature, signaturesOf } from "./assessment-row";
import { type Evidence, evidenceOf, toObservations } from "./evidence";
import { frameworkOf } from "./frameworks";

/** Everything that goes into a team's result on a framework, and the result. */
export type Known = {
  readonly framework: Framework;
  readonly signatures: readonly Signature[];
  readonly answers: readonly StoredAnswer[];
  readonly evidence: Evidence;
  readonly input: AssessmentInput;
  readonly result: Assessment;
};

/** The result of one assessment. */
export type Scored = Known & { readonly assessment: AssessmentRow };

/** Scores an assessment as of now, with the newest evidence of its team. */
export async function scoredOf(work: Work, assessment: AssessmentRow): Promise<Scored> {
  const { frameworkKey, frameworkVersion, team } = assessment;
  const framework = await frameworkOf(work, { key: frameworkKey, version: frameworkVersion });
  const [answers, evidence, signatures] = await Promise.all([
    answersOf(work, assessment.id),
    evidenceOf(work, team.id),
    signaturesOf(work, { teamId: team.id, frameworkKey }),
  ]);
  const terms = { framework, signatures };
  const input = inputOf(answers, { ...terms, evidence, now: work.now() });
  return { assessment, ...terms, answers, evidence, input, result: assess(input) };
}

/** What evidence alone says of a team that was never assessed. */
export async function scoredByEvidence(
  work: Work,
  teamId: string,
  framework: Framework,
): Promise<Known> {
  const evidence = await evidenceOf(work, teamId);
  const terms = { framework, evidence, signatures: [] };
  const input = inputOf([], { ...terms, now: work.now() });
  return { ...terms, answers: [], input, result: assess(input) };
}

type Terms = Pick<Scored, "framework" | "signatures" | "evidence"> & { readonly now: Date };

/** What the engine takes, from what is stored. */
export const inputOf = (answers: readonly StoredAnswer[], terms: Terms): AssessmentInput => ({
  framework: terms.framework,
  answers: toEngine(answers, terms),
  observations: toObservations(terms.evidence, terms.now),
  now: terms.now,
});

/** The same assessment, had `answer` been given instead of what is stored for its practice. */
export function withAnswer(scored: Scored, answer: StoredAnswer): Scored {
  const others = scored.answers.filter(({ practice }) => practice !== answer.practice);
  const answers = [...others, answer];
  const input = inputOf(answers, { ...scored, now: scored.input.now });
  return { ...scored, answers, input, result: assess(input) };
}
