import type { Framework } from "../framework";
import { defect, type Defect } from "./defect";

const repeated = (what: string, keys: readonly string[]): readonly Defect[] =>
  [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) =>
    defect(
      "duplicate_id",
      key,
      `The ${what} "${key}" appears more than once; each needs its own key.`,
    ),
  );

/** Keys are how results, answers and history refer to things, so each may exist once. */
export const duplicateIds = (framework: Framework): readonly Defect[] => [
  ...repeated(
    "practice",
    framework.practices.map(({ key }) => key),
  ),
  ...repeated(
    "dimension",
    framework.dimensions.map(({ key }) => key),
  ),
  ...repeated(
    "level",
    framework.levels.map(({ key }) => key),
  ),
  ...repeated(
    "answer set",
    framework.answerSets.map(({ key }) => key),
  ),
  ...repeated(
    "gate",
    framework.gates.map(({ key }) => key),
  ),
  ...repeated(
    "source",
    framework.sources.map(({ code }) => code),
  ),
  ...framework.answerSets.flatMap((set) =>
    repeated(
      `option of answer set "${set.key}"`,
      set.options.map(({ key }) => key),
    ),
  ),
];
