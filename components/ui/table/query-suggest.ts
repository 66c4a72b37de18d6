import type { QueryField } from "./query";

export type Suggestion = {
  /** What to show: "owner:" or "stage:production". */
  label: string;
  /** A short explanation at the right. */
  detail: string;
  /** What the draft becomes when it is taken. */
  draft: string;
  /** True when the draft is then a whole term that can be applied. */
  whole: boolean;
};

const most = 8;

/**
 * What could come next in the draft (the one term being typed): fields first, then the values of a field.
 * The order follows the list of fields, so it does not move while typing.
 */
export function suggest(draft: string, fields: readonly QueryField[]): readonly Suggestion[] {
  const head = /^(-?)([A-Za-z][\w-]*):(.*)$/su.exec(draft);
  if (head === null) return fieldSuggestions(draft, fields);
  const [, sign = "", name = "", typed = ""] = head;
  const field = fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return field === undefined ? [] : valueSuggestions({ sign, typed, field });
}

function fieldSuggestions(draft: string, fields: readonly QueryField[]): readonly Suggestion[] {
  const sign = draft.startsWith("-") ? "-" : "";
  const typed = draft.slice(sign.length).toLowerCase();
  return fields
    .filter(
      (field) =>
        field.name.toLowerCase().startsWith(typed) || field.label.toLowerCase().startsWith(typed),
    )
    .slice(0, most)
    .map((field) => ({
      label: `${sign}${field.name}:`,
      detail: field.label,
      draft: `${sign}${field.name}:`,
      whole: false,
    }));
}

type Typing = { sign: string; typed: string; field: QueryField };

function valueSuggestions({ sign, typed, field }: Typing): readonly Suggestion[] {
  const before = typed.slice(0, typed.lastIndexOf(",") + 1);
  const piece = typed.slice(before.length).toLowerCase();
  const start = `${sign}${field.name}:`;
  const known = (field.options ?? [])
    .filter((option) => option.toLowerCase().includes(piece))
    .map((option) => written(start + before + quoteIfNeeded(option), field.label));
  const comparisons = typed === "" ? comparisonsOf(field, start) : [];
  const unknown =
    before === "" && "unknown".startsWith(piece) ? [written(`${start}unknown`, "not known")] : [];
  return [...known.slice(0, most - 1), ...comparisons, ...unknown];
}

function written(draft: string, detail: string): Suggestion {
  return { label: draft, detail, draft, whole: true };
}

function comparisonsOf(field: QueryField, start: string): readonly Suggestion[] {
  if (field.kind !== "number" && field.kind !== "date") return [];
  const words = { ">": "above", "<": "below" };
  return Object.entries(words).map(([sign, word]) => ({
    label: `${start}${sign}`,
    detail: `${word} …`,
    draft: `${start}${sign}`,
    whole: false,
  }));
}

function quoteIfNeeded(value: string): string {
  return /[\s",]/u.test(value)
    ? `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
    : value;
}
