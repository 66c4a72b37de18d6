import {
  at,
  type Edit,
  isList,
  type Json,
  type Path,
} from "~/server/maturity/rules/framework-edit";

export type Choice = { readonly value: Json; readonly label: string };
type Choices = (data: Json) => readonly Choice[];

/** One field of the form, or several under one another. `name` is its key in the file. */
export type Spec =
  | {
      readonly as: "text" | "area" | "number" | "address";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
    }
  | {
      readonly as: "choice";
      readonly name: string;
      readonly label: string;
      readonly choices: Choices;
      readonly hint?: string;
      /** Where a choice changes more than its own field. `path` is of the field. */
      readonly edits?: (data: Json, path: Path, value: Json) => readonly Edit[];
    }
  | {
      readonly as: "many";
      readonly name: string;
      readonly label: string;
      readonly choices: Choices;
      readonly hint?: string;
    }
  | { readonly as: "list"; readonly name: string; readonly label: string; readonly item: Item }
  | { readonly as: "evidence"; readonly name: string; readonly label: string }
  | { readonly as: "elsewhere"; readonly name: string; readonly label: string };

/** Things of one kind in a list: what one is called, its fields, and what a new one holds. */
export type Item = {
  readonly one: string;
  readonly specs: readonly Spec[];
  readonly fresh: (data: Json) => Json;
};

export const listAt = (data: Json, path: Path): readonly Json[] => {
  const list = at(data, path);
  return isList(list) ? list : [];
};

/** The text at a path, as a field shows it; numbers as they are written. */
export const wordsAt = (data: Json | undefined, path: Path): string => {
  const value = at(data, path);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** Entries of a list of the file by key, with their title where they have one. */
const named =
  (list: string, title: string, key = "key"): Choices =>
  (data) =>
    listAt(data, [list]).map((one) => {
      const value = wordsAt(one, [key]);
      const words = wordsAt(one, [title]);
      return { value, label: words === "" ? value : `${value}: ${words}` };
    });

export const dimensions = named("dimensions", "title");
export const practices = named("practices", "statement");
export const answerSets = named("answerSets", "none");
export const sources = named("sources", "title", "code");

export const levels: Choices = (data) =>
  listAt(data, ["levels"]).flatMap((one) => {
    const ordinal = at(one, ["ordinal"]);
    if (ordinal === undefined) return [];
    return [{ value: ordinal, label: `${wordsAt(one, ["ordinal"])}: ${wordsAt(one, ["title"])}` }];
  });

/** Choices that are always the same. */
export const fixed =
  (...pairs: readonly (readonly [Json, string])[]): Choices =>
  () =>
    pairs.map(([value, label]) => ({ value, label }));

const nextOrdinal = (data: Json): number =>
  Math.max(-1, ...listAt(data, ["levels"]).map((one) => Number(at(one, ["ordinal"]) ?? 0) || 0)) +
  1;

/** A key that none of the list has: `P1`, `P2`, … */
export function freeKey(list: readonly Json[], prefix: string): string {
  const taken = new Set(list.map((one) => wordsAt(one, ["key"])));
  let number = list.length + 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

export const root: readonly Spec[] = [
  { as: "text", name: "title", label: "Title" },
  {
    as: "text",
    name: "key",
    label: "Key",
    hint: "Small letters, digits and dashes. It stands in addresses, and never changes once published.",
  },
  {
    as: "text",
    name: "version",
    label: "Version",
    hint: "Three numbers, such as 1.0.0. A published version never changes; the next one is higher.",
  },
  { as: "area", name: "summary", label: "Summary" },
  { as: "text", name: "publisher", label: "Publisher" },
  {
    as: "choice",
    name: "kind",
    label: "Kind",
    choices: fixed(
      ["levels", "Levels: a team stands on a ladder"],
      ["checklist", "Checklist: what is ticked is counted"],
      ["score", "Score: points are added"],
    ),
  },
  {
    as: "choice",
    name: "floor",
    label: "Level every team begins on",
    choices: levels,
  },
];

export const level: Item = {
  one: "level",
  specs: [
    { as: "number", name: "ordinal", label: "Number" },
    { as: "text", name: "key", label: "Key" },
    { as: "text", name: "title", label: "Title" },
    { as: "area", name: "summary", label: "What it means" },
  ],
  fresh: (data) => {
    const ordinal = nextOrdinal(data);
    return { ordinal, key: `level-${ordinal}`, title: `Level ${ordinal}`, summary: "" };
  },
};

export const answerSet: Item = {
  one: "answer set",
  specs: [
    { as: "text", name: "key", label: "Key" },
    {
      as: "list",
      name: "options",
      label: "Answers",
      item: {
        one: "answer",
        specs: [
          { as: "text", name: "key", label: "Key" },
          { as: "area", name: "label", label: "A full sentence that a team can say" },
          { as: "number", name: "value", label: "Value, from 0 to 1" },
        ],
        fresh: () => ({ key: "", label: "", value: 0 }),
      },
    },
  ],
  fresh: (data) => ({
    key: freeKey(listAt(data, ["answerSets"]), "answers-"),
    options: [
      { key: "no", label: "No, we do not have this.", value: 0 },
      { key: "yes", label: "Yes, we have this and use it.", value: 1 },
    ],
  }),
};

export const source: Item = {
  one: "source",
  specs: [
    { as: "text", name: "code", label: "Short name" },
    { as: "text", name: "title", label: "Title" },
    { as: "text", name: "publisher", label: "Publisher" },
    { as: "address", name: "url", label: "Address", hint: "Leave it empty when there is none." },
  ],
  fresh: () => ({ code: "", title: "", publisher: "", url: null }),
};

export const gate = (checks: readonly Choice[]): Item => ({
  one: "gate",
  specs: [
    { as: "text", name: "key", label: "Key" },
    { as: "choice", name: "practice", label: "Practice that is watched", choices: practices },
    {
      as: "choice",
      name: "check",
      label: "Check that counts what the gate is about",
      choices: () => checks,
    },
    { as: "number", name: "threshold", label: "Holds while the practice is below, from 0 to 1" },
    { as: "choice", name: "capLevel", label: "Highest level meanwhile", choices: levels },
    { as: "area", name: "message", label: "What people read when it holds" },
  ],
  fresh: (data) => ({
    key: freeKey(listAt(data, ["gates"]), "gate-"),
    practice: "",
    check: "",
    threshold: 1,
    capLevel: at(data, ["floor"]) ?? 0,
    message: "",
  }),
});

export const dimension: readonly Spec[] = [
  { as: "text", name: "title", label: "Title" },
  { as: "text", name: "key", label: "Key" },
  { as: "text", name: "question", label: "What it asks, in one question" },
];
