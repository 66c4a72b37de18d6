import {
  at,
  type Edit,
  isObject,
  type Json,
  type Path,
} from "~/server/maturity/rules/framework-edit";
import {
  answerSets,
  dimensions,
  fixed,
  freeKey,
  levels,
  listAt,
  practices,
  sources,
  type Spec,
  wordsAt,
} from "./specs";

const isAsked = (kind: Json | undefined): boolean => kind === "R" || kind === "O";

/** What only a practice that is asked has. */
const askedParts = (data: Json): { readonly [name: string]: Json } => ({
  question: "",
  why: "",
  answerSet: wordsAt(data, ["answerSets", 0, "key"]),
  validityDays: 180,
  evidence: "self_only",
  effortDays: 5,
  benefit: 3,
});

export const freshPractice = (data: Json, dimensionKey: string): Json => ({
  key: freeKey(listAt(data, ["practices"]), "P"),
  dimension: dimensionKey,
  level: at(data, ["levels", -1 + listAt(data, ["levels"]).length, "ordinal"]) ?? 0,
  kind: "R",
  statement: "",
  ...askedParts(data),
  source: { code: wordsAt(data, ["sources", 0, "code"]), locator: "" },
});

/** Between asked and noted, the parts that only asked practices have come or go. */
function kindEdits(data: Json, path: Path, value: Json): readonly Edit[] {
  const practice = path.slice(0, -1);
  const change: Edit = { kind: "set", path, value };
  if (isAsked(at(data, path)) === isAsked(value)) return [change];
  const parts = Object.entries(askedParts(data));
  if (isAsked(value))
    return [
      change,
      ...parts.map(([name, part]): Edit => ({
        kind: "set",
        path: [...practice, name],
        value: part,
      })),
    ];
  const names = [...parts.map(([name]) => name), "options", "dependsOn"];
  const held = at(data, practice);
  return [
    change,
    ...names
      .filter((name) => isObject(held) && Object.hasOwn(held, name))
      .map((name): Edit => ({ kind: "remove", path: [...practice, name] })),
  ];
}

const always: readonly Spec[] = [
  { as: "area", name: "statement", label: "Statement: what is in place when it is done" },
  { as: "text", name: "key", label: "Key" },
  { as: "choice", name: "dimension", label: "Dimension", choices: dimensions },
  {
    as: "choice",
    name: "level",
    label: "Level",
    choices: (data) => [
      ...levels(data),
      { value: "every", label: "every level: reported, decides none" },
    ],
  },
  {
    as: "choice",
    name: "kind",
    label: "Kind",
    edits: kindEdits,
    choices: fixed(
      ["R", "Required for its level"],
      ["O", "Optional"],
      ["D", "Describes a weak state, not asked"],
      ["A", "Advice, not asked"],
      ["C", "Context, not asked"],
    ),
  },
];

const whenAsked: readonly Spec[] = [
  { as: "text", name: "question", label: "Question" },
  { as: "area", name: "why", label: "Why it matters" },
  { as: "choice", name: "answerSet", label: "Answers to choose from", choices: answerSets },
  {
    as: "elsewhere",
    name: "options",
    label: "Sentences that read better here than the shared ones",
  },
  { as: "evidence", name: "evidence", label: "Evidence" },
  { as: "many", name: "dependsOn", label: "Builds on", choices: practices },
  { as: "number", name: "validityDays", label: "An answer counts for this many days" },
  { as: "number", name: "effortDays", label: "Effort in person-days" },
  {
    as: "choice",
    name: "benefit",
    label: "Benefit",
    choices: fixed([1, "1: small"], [2, "2"], [3, "3"], [4, "4"], [5, "5: large"]),
  },
];

const cited: readonly Spec[] = [
  { as: "choice", name: "source.code", label: "Source", choices: sources },
  { as: "text", name: "source.locator", label: "Place in the source" },
];

export const practiceSpecs = (practice: Json | undefined): readonly Spec[] =>
  isAsked(at(practice, ["kind"])) ? [...always, ...whenAsked, ...cited] : [...always, ...cited];
