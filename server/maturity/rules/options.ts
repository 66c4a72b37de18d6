import type { AnswerOption, AskedPractice, Framework } from "./framework";

/** The sentences a team chooses from, lowest value first: the shared set with this practice's own wording. */
export const optionsOf = (
  framework: Framework,
  practice: AskedPractice,
): readonly AnswerOption[] => {
  const set = framework.answerSets.find(({ key }) => key === practice.answerSet);
  return (set?.options ?? []).map((option) => ({
    ...option,
    label: practice.options?.[option.key] ?? option.label,
  }));
};

/** The value behind a chosen option, 0 to 1; null when the practice has no such option. */
export const optionValue = (
  framework: Framework,
  practice: AskedPractice,
  optionKey: string,
): number | null =>
  framework.answerSets
    .find(({ key }) => key === practice.answerSet)
    ?.options.find(({ key }) => key === optionKey)?.value ?? null;
