import { askedPractices, type Framework } from "../rules/framework";
import { optionValue } from "../rules/options";
import { saysSomething, type StoredAnswer } from "./answers";

/** Whether an answer given under another version still fits: the practice is asked and still has that option. */
export const fits = (framework: Framework) => {
  const practices = new Map(askedPractices(framework).map((practice) => [practice.key, practice]));
  return (answer: StoredAnswer): boolean => {
    const practice = practices.get(answer.practice);
    if (practice === undefined || !saysSomething(answer)) return false;
    return answer.option === null || optionValue(framework, practice, answer.option) !== null;
  };
};
