import { askedPractices, type AnswerSet, type AskedPractice, type Framework } from "../framework";
import { defect, type Defect } from "./defect";

const isShare = (value: number): boolean => value >= 0 && value <= 1;

const setDefects = ({ key, options }: AnswerSet): readonly Defect[] => {
  const found = options
    .filter(({ value }) => !isShare(value))
    .map((option) => {
      const message = `Option "${option.key}" of "${key}" is worth ${option.value}; values lie in 0..1.`;
      return defect("value_out_of_range", key, message);
    });
  const hasEnds = [0, 1].every((end) => options.some(({ value }) => value === end));
  if (hasEnds) return found;
  const message = `Answer set "${key}" needs an option worth 0 and one worth 1, or some practice can never be met.`;
  return [...found, defect("answer_set_without_ends", key, message)];
};

const amountDefects = ({
  key,
  effortDays,
  validityDays,
  benefit,
}: AskedPractice): readonly Defect[] => {
  const right = effortDays > 0 && validityDays > 0 && Number.isInteger(benefit) && benefit >= 1;
  if (right && benefit <= 5) return [];
  const message = `Practice ${key} needs effort and validity above 0 days and a benefit from 1 to 5.`;
  return [defect("value_out_of_range", key, message)];
};

const thresholdDefects = ({ scoring, gates, key }: Framework): readonly Defect[] =>
  [...(scoring.rule === "staged_all" ? [{ key, threshold: scoring.threshold }] : []), ...gates]
    .filter(({ threshold }) => !isShare(threshold) || threshold === 0)
    .map((one) => {
      const message = `The threshold of ${one.key} is ${one.threshold}; it must be above 0 and at most 1.`;
      return defect("value_out_of_range", one.key, message);
    });

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;

const weightDefects = ({ scoring, key }: Framework): readonly Defect[] => {
  const amounts: readonly (readonly [string, number])[] =
    scoring.rule === "weighted_mean"
      ? Object.entries(scoring.weights)
      : [[key, scoring.rule === "banded_total" ? scoring.pointsEach : 1]];
  return amounts
    .filter(([, amount]) => !isCount(amount))
    .map(([subject, amount]) => {
      const message = `Weights and points are whole numbers above 0; ${subject} has ${amount}.`;
      return defect("value_out_of_range", subject, message);
    });
};

/** Numbers that the arithmetic relies on. */
export const valueDefects = (framework: Framework): readonly Defect[] => [
  ...framework.answerSets.flatMap(setDefects),
  ...askedPractices(framework).flatMap(amountDefects),
  ...thresholdDefects(framework),
  ...weightDefects(framework),
];
