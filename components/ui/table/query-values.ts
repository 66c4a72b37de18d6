import { closest } from "./closest";
import type { QueryField, QueryTerm } from "./query";
import type { Token } from "./query-tokens";

type Value = Pick<QueryTerm, "operator" | "values">;

/** Reads what stands after the colon; a string is the message of what is wrong with it. */
export function readValue(token: Token, field: QueryField): Value | string {
  const values = token.values.filter((value) => value !== "");
  if (values.length === 0) return `Say what ${field.name} should be, such as ${example(field)}.`;
  if (token.comparison !== null) return readComparison(token, field);
  if (values.length > 1 || token.quoted) return readList(values, field);
  return readSingle(values.join(), field);
}

function readSingle(only: string, field: QueryField): Value | string {
  if (only.toLowerCase() === "unknown") return { operator: "unknown", values: [] };
  const range = isOrdered(field) ? /^(.+?)\.\.(.+)$/su.exec(only) : null;
  if (range === null) return readList([only], field);
  return readRange({ low: range[1] ?? "", high: range[2] ?? "" }, field);
}

function isOrdered(field: QueryField): boolean {
  return field.kind === "number" || field.kind === "date";
}

function readComparison(token: Token, field: QueryField): Value | string {
  if (!isOrdered(field))
    return `${field.name} has no order, so it cannot be compared. Try ${example(field)}.`;
  if (token.values.length > 1) return `A comparison takes one value, such as ${example(field)}.`;
  const [value = ""] = token.values;
  const wrong = wrongKind(value, field);
  if (wrong !== null) return wrong;
  return { operator: token.comparison ?? "is", values: [value] };
}

function readRange(
  { low, high }: { low: string; high: string },
  field: QueryField,
): Value | string {
  const wrong = wrongKind(low, field) ?? wrongKind(high, field);
  if (wrong !== null) return wrong;
  if (field.kind === "number" && Number(low) > Number(high)) {
    return `The range runs backwards. Try ${field.name}:${high}..${low}.`;
  }
  return { operator: "between", values: [low, high] };
}

function readList(values: readonly string[], field: QueryField): Value | string {
  const read = values.map((value) => asOption(value, field));
  const wrong = read.map((value) => wrongKind(value, field)).find((message) => message !== null);
  return wrong ?? { operator: "is", values: read };
}

/** Options are matched without regard to case and stored as they are spelt. */
function asOption(value: string, field: QueryField): string {
  const wanted = value.toLowerCase();
  return field.options?.find((option) => option.toLowerCase() === wanted) ?? value;
}

function wrongKind(value: string, field: QueryField): string | null {
  switch (field.kind) {
    case "text":
      return null;
    case "number":
      return isNumber(value) ? null : `${field.name} takes a number, such as ${example(field)}.`;
    case "date":
      return isDate(value)
        ? null
        : `${field.name} takes a date, such as ${example(field)}, or -30d for 30 days ago.`;
    case "choice":
      return wrongChoice(value, field);
    default:
      return field.kind satisfies never;
  }
}

function wrongChoice(value: string, field: QueryField): string | null {
  const options = field.options ?? [];
  if (options.includes(value)) return null;
  const near = closest(value, options);
  const instead =
    near === null ? `It can be ${options.join(", ")}.` : `Did you mean ${field.name}:${near}?`;
  return `${field.name} is never ${value}. ${instead}`;
}

function isNumber(value: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(value) && Number.isFinite(Number(value));
}

function isDate(value: string): boolean {
  if (/^-\d{1,5}d$/u.test(value)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  // `Date` rolls 31 February over into March; a date that does not come back as written is not a date.
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function example(field: QueryField): string {
  switch (field.kind) {
    case "number":
      return `${field.name}:>2`;
    case "date":
      return `${field.name}:>2026-01-31`;
    case "choice":
      return `${field.name}:${field.options?.[0] ?? "value"}`;
    case "text":
      return `${field.name}:ana`;
    default:
      return field.kind satisfies never;
  }
}
