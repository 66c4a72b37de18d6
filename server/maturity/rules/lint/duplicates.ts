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

/** Keys of the parts, questions or streams a rule names itself. */
const scoringKeys = ({ scoring }: Framework): readonly string[] => {
  switch (scoring.rule) {
    case "checklist_parts":
      return scoring.parts.map(({ key }) => key);
    case "risk_rules":
      return scoring.questions.map(({ key }) => key);
    case "stream_sum_mean":
      return scoring.groups.flatMap(({ key, topics }) => [
        key,
        ...topics.flatMap((topic) => [topic.key, ...topic.streams.map((stream) => stream.key)]),
      ]);
    case "staged_all":
    case "sum_then_min":
    case "ladder_min":
    case "banded_total":
    case "weighted_mean":
      return [];
  }
};

/** Pages of an assessment; each dimension has its page beside them, under its key. */
const PAGES: readonly string[] = ["check", "disputes", "import", "questionnaire"];

export const reservedKeys = ({ dimensions }: Framework): readonly Defect[] =>
  dimensions
    .filter(({ key }) => PAGES.includes(key))
    .map(({ key }) =>
      defect(
        "reserved_key",
        key,
        `The dimension "${key}" has the address of another page of an assessment.`,
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
  ...repeated("part of the scoring", scoringKeys(framework)),
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
