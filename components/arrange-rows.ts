import type { ParsedQuery, QueryTerm } from "./ui/table/query";
import type { TableSort } from "./ui/table/table-params";

/** What a column holds, for filtering and ordering; several values count when one of them does. */
export type Value = string | number | boolean | Date | null | readonly string[];
export type Accessors<Row> = Readonly<Record<string, (row: Row) => Value>>;

type Wanted = { readonly query: ParsedQuery; readonly sort: TableSort | null; readonly now: Date };

/**
 * Filters and orders rows that are all here (a list too short to be paged). Words are searched in every
 * column; rows whose value is not known come last in both directions. Terms that were not understood
 * change nothing: the filter box explains them.
 */
export function arrangeRows<Row>(
  rows: readonly Row[],
  accessors: Accessors<Row>,
  { query, sort, now }: Wanted,
): readonly Row[] {
  const kept = rows.filter(
    (row) =>
      query.words.every((word) =>
        Object.values(accessors).some((read) => contains(read(row), word)),
      ) && query.terms.every((term) => fits(accessors[term.field]?.(row) ?? null, term, now)),
  );
  const read = sort === null ? undefined : accessors[sort.column];
  if (sort === null || read === undefined) return kept;
  const turn = sort.direction === "ascending" ? 1 : -1;
  return kept.toSorted((one, other) => {
    const [a, b] = [read(one), read(other)];
    if (isUnknown(a) || isUnknown(b)) return Number(isUnknown(a)) - Number(isUnknown(b));
    return turn * compare(a, b);
  });
}

const isUnknown = (value: Value): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

const words = (value: Value): readonly string[] => {
  if (value === null) return [];
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  return typeof value === "object" ? value : [String(value)];
};

const contains = (value: Value, word: string): boolean =>
  words(value).some((text) => text.toLowerCase().includes(word.toLowerCase()));

function fits(value: Value, term: QueryTerm, now: Date): boolean {
  return meets(value, term, now) !== term.negated;
}

function meets(value: Value, { operator, values }: QueryTerm, now: Date): boolean {
  if (operator === "unknown") return isUnknown(value);
  if (isUnknown(value)) return false;
  if (operator === "is") return values.some((wanted) => contains(value, wanted));
  // A day means all of it, so a moment is compared by its day (UTC).
  const at = (wanted = "") =>
    amountOf(value instanceof Date && isDay(wanted) ? startOfDay(value) : value) -
    boundOf(wanted, now);
  const [first, second] = values;
  if (operator === "between") return at(first) >= 0 && at(second) <= 0;
  return compares[operator](at(first));
}

/** By how far the value is above the bound. */
const compares = {
  ">": (above: number) => above > 0,
  ">=": (above: number) => above >= 0,
  "<": (above: number) => above < 0,
  "<=": (above: number) => above <= 0,
} as const;

const dayMs = 86_400_000;

/** Numbers as they are, dates in milliseconds; what has no amount fits no comparison. */
const amountOf = (value: Value): number =>
  typeof value === "number" ? value : value instanceof Date ? value.getTime() : Number.NaN;

const isDay = (wanted: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(wanted);
const startOfDay = (at: Date): Date => new Date(Math.floor(at.getTime() / dayMs) * dayMs);

function boundOf(wanted: string, now: Date): number {
  const ago = /^-(\d+)d$/u.exec(wanted)?.[1];
  if (ago !== undefined) return now.getTime() - Number(ago) * dayMs;
  return isDay(wanted) ? Date.parse(wanted) : Number(wanted);
}

function compare(a: Value, b: Value): number {
  const [left, right] = [amountOf(a), amountOf(b)];
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return words(a)
    .join(" ")
    .localeCompare(words(b).join(" "), "en", { sensitivity: "base", numeric: true });
}
