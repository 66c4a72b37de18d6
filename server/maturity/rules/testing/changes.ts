import type { Answer } from "../answer";
import type { AssessmentInput } from "../assessment";
import { askedPractices, type Framework } from "../framework";
import type { Observation } from "../observation";
import { optionsOf } from "../options";
import { daysAgo, NOW } from "./sample";

const raisedAnswer = (framework: Framework, answer: Answer): Answer => {
  const { response } = answer;
  const asked = askedPractices(framework).find(({ key }) => key === answer.practice);
  if (asked === undefined || response.kind !== "option") return answer;
  const options = optionsOf(framework, asked).toSorted((a, b) => a.value - b.value);
  const at = options.findIndex(({ key }) => key === response.option);
  const next = at < 0 ? undefined : options[at + 1];
  return next === undefined
    ? answer
    : { ...answer, response: { kind: "option", option: next.key } };
};

const raisedObservation = (one: Observation): Observation =>
  one.status === "measured" ? { ...one, value: Math.min(1, one.value + 0.25) } : one;

/** The same input with some answers one option higher and some observations a quarter higher. */
export const raise = (input: AssessmentInput, at: number): AssessmentInput => ({
  ...input,
  answers: input.answers.map((one, index) =>
    index % 7 === at % 7 ? raisedAnswer(input.framework, one) : one,
  ),
  observations: input.observations.map((one, index) =>
    index % 3 === at % 3 ? raisedObservation(one) : one,
  ),
});

/** The same input with one practice out of scope, rightly approved. */
export const exclude = (input: AssessmentInput, key: string): AssessmentInput => {
  const others = <T extends { readonly practice: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.practice !== key);
  const response = {
    kind: "out_of_scope",
    reason: "We do not serve predictions.",
    approvedBy: "zoe",
    expiresAt: daysAgo(-30),
  } as const;
  const waiver = { practice: key, assessor: "ana", answeredAt: NOW, response };
  return {
    ...input,
    answers: [...others(input.answers), waiver],
    resolutions: others(input.resolutions ?? []),
  };
};

/** The same rows in another order, one order per seed. */
export const shuffled = <T>(rows: readonly T[], seed: number): readonly T[] =>
  rows
    .map((row, index) => ({ row, at: Math.imul(index + 1, seed * 2 + 1) % 101 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => row);

/** The same input with its rows in another order. */
export const reorder = (input: AssessmentInput, seed: number): AssessmentInput => ({
  ...input,
  answers: shuffled(input.answers, seed),
  observations: shuffled(input.observations, seed),
  resolutions: shuffled(input.resolutions ?? [], seed),
  documents: shuffled(input.documents ?? [], seed),
});
