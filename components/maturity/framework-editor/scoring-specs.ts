import { at, type Edit, type Json, type Path } from "~/server/maturity/rules/framework-edit";
import type { Scoring } from "~/server/maturity/rules/scoring";
import {
  type Choice,
  dimensions,
  freeKey,
  type Item,
  levels,
  listAt,
  practices,
  type Spec,
  wordsAt,
} from "./specs";

type Rule = Scoring["rule"];

const rules: Readonly<Record<Rule, string>> = {
  staged_all: "Staircase: every required practice up to a level",
  sum_then_min: "The lowest section's sum of points",
  checklist_parts: "Every statement of the parts that count",
  ladder_min: "The lowest row of a table of states",
  banded_total: "A total of points",
  stream_sum_mean: "Means of streams",
  risk_rules: "Rules per question, the first that is true",
  weighted_mean: "A mean by weight",
};

const keysOf = (data: Json, list: string): string[] =>
  listAt(data, [list]).map((one) => wordsAt(one, ["key"]));

const fresh = (data: Json): Readonly<Record<Rule, Json>> => ({
  staged_all: { rule: "staged_all", threshold: 1 },
  sum_then_min: { rule: "sum_then_min", sections: keysOf(data, "dimensions"), bands: [] },
  checklist_parts: { rule: "checklist_parts", parts: [] },
  ladder_min: { rule: "ladder_min", variables: [] },
  banded_total: { rule: "banded_total", pointsEach: 1, bands: [] },
  stream_sum_mean: { rule: "stream_sum_mean", groups: [], bands: [] },
  risk_rules: { rule: "risk_rules", questions: [] },
  weighted_mean: { rule: "weighted_mean", weights: {}, bands: [] },
});

const isRule = (value: Json): value is Rule =>
  typeof value === "string" && Object.hasOwn(rules, value);

/** Another rule needs other data, so choosing one begins it anew. */
function ruleEdits(data: Json, path: Path, value: Json): readonly Edit[] {
  const next = isRule(value) ? fresh(data)[value] : null;
  return next === null ? [] : [{ kind: "set", path: path.slice(0, -1), value: next }];
}

const rule: Spec = {
  as: "choice",
  name: "rule",
  label: "How the level is found",
  hint: "Choosing another rule begins its settings anew. Undo brings the old ones back.",
  choices: (): Choice[] => Object.entries(rules).map(([value, label]) => ({ value, label })),
  edits: ruleEdits,
};

const band: Item = {
  one: "band",
  specs: [
    { as: "choice", name: "ordinal", label: "Level", choices: levels },
    { as: "text", name: "title", label: "Title" },
    { as: "number", name: "from", label: "From" },
    { as: "number", name: "to", label: "To" },
    {
      as: "choice",
      name: "includes",
      label: "Ends that belong to it",
      choices: () => [
        { value: "both", label: "both" },
        { value: "from", label: "the lower" },
        { value: "to", label: "the upper" },
        { value: "neither", label: "neither" },
      ],
    },
  ],
  fresh: () => ({ ordinal: 0, title: "", from: 0, to: 0, includes: "from" }),
};
const bands: Spec = { as: "list", name: "bands", label: "Bands", item: band };

const part: Item = {
  one: "part",
  specs: [
    { as: "text", name: "key", label: "Key" },
    { as: "text", name: "title", label: "Title" },
    {
      as: "choice",
      name: "gates",
      label: "Decides the level",
      choices: () => [
        { value: true, label: "Yes" },
        { value: false, label: "No, it is only counted" },
      ],
    },
    { as: "many", name: "dimensions", label: "Dimensions", choices: dimensions },
  ],
  fresh: (data) => ({
    key: freeKey(listAt(data, ["scoring", "parts"]), "part-"),
    title: "",
    gates: true,
    dimensions: [],
  }),
};

const row: Item = {
  one: "row",
  specs: [
    { as: "choice", name: "practice", label: "Practice", choices: practices },
    { as: "number", name: "top", label: "Highest state" },
    { as: "elsewhere", name: "ranks", label: "The state that each level asks for" },
  ],
  fresh: (data) => ({ practice: "", top: 1, ranks: listAt(data, ["levels"]).map(() => 0) }),
};

const ofRule: Readonly<Record<Rule, readonly Spec[]>> = {
  staged_all: [
    { as: "number", name: "threshold", label: "A practice is met from this value on, from 0 to 1" },
  ],
  sum_then_min: [{ as: "many", name: "sections", label: "Sections", choices: dimensions }, bands],
  checklist_parts: [{ as: "list", name: "parts", label: "Parts", item: part }],
  ladder_min: [{ as: "list", name: "variables", label: "Rows", item: row }],
  banded_total: [{ as: "number", name: "pointsEach", label: "Points for each practice" }, bands],
  stream_sum_mean: [
    { as: "elsewhere", name: "groups", label: "Groups, topics and streams" },
    bands,
  ],
  risk_rules: [{ as: "elsewhere", name: "questions", label: "Questions and their rules" }],
  weighted_mean: [{ as: "elsewhere", name: "weights", label: "Weights" }, bands],
};

export const scoringSpecs = (data: Json): readonly Spec[] => {
  const chosen = at(data, ["scoring", "rule"]) ?? null;
  return [rule, ...(isRule(chosen) ? ofRule[chosen] : [])];
};
