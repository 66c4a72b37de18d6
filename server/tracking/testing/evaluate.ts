import type { Clause, CompareOperator, Filter } from "../rules/filter/ast";

/** One row as a filter sees it. Absent attributes are null or missing; NaN is an ordinary metric value. */
export type Row = {
  readonly attributes: Readonly<Record<string, string | number | null>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly datasets?: readonly Readonly<Record<string, string | null>>[];
};

type Value = string | number | null;

/** What marks a prompt among registered models. To the reference, models without it are no prompts. */
const IS_PROMPT = "mlflow.prompt.is_prompt";

const own = <Item>(table: Readonly<Record<string, Item>> | undefined, key: string): Item | null =>
  table && Object.hasOwn(table, key) ? (table[key] ?? null) : null;

/** Every value a clause may look at: one, but for the datasets of a run. */
function valuesOf(row: Row, { entity, key }: Clause): readonly Value[] {
  switch (entity) {
    case "attribute":
      return [own(row.attributes, key)];
    case "metric":
      return [own(row.metrics, key)];
    case "param":
      return [own(row.params, key)];
    case "tag":
      return [own(row.tags, key)];
    case "dataset":
      return (row.datasets ?? []).map((dataset) => own(dataset, key));
  }
}

/**
 * `%` stands for any characters, `_` for one; nothing escapes them, as in the reference (in Postgres: `ESCAPE ''`).
 * Two pointers: after a mismatch only the last `%` takes one character more.
 */
export function isLike(text: string, pattern: string): boolean {
  const [chars, marks] = [Array.from(text), Array.from(pattern)];
  let [at, mark, star, resume] = [0, 0, -1, 0];
  while (at < chars.length) {
    if (marks[mark] === "%") {
      [star, resume] = [mark, at];
      mark += 1;
    } else if (marks[mark] === "_" || marks[mark] === chars[at]) {
      at += 1;
      mark += 1;
    } else if (star >= 0) {
      resume += 1;
      [at, mark] = [resume, star + 1];
    } else return false;
  }
  return marks.slice(mark).every((rest) => rest === "%");
}

const COMPARISONS: Readonly<
  Record<CompareOperator, (left: string | number, right: string | number) => boolean>
> = {
  // NaN equals nothing and differs from everything, as in the reference.
  "=": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  LIKE: (left, right) => isLike(String(left), String(right)),
  ILIKE: (left, right) => isLike(String(left).toLowerCase(), String(right).toLowerCase()),
};

function fits(clause: Clause, value: Value): boolean {
  if (clause.kind === "null") return (value === null) !== clause.negated;
  if (value === null) return false;
  if (clause.kind === "in") return clause.values.includes(String(value)) !== clause.negated;
  return COMPARISONS[clause.operator](value, clause.value);
}

/** The reference's exception: without the tag, `= 'false'` and `!= 'true'` hold. */
const fitsNoPrompt = (clause: Clause) =>
  clause.entity === "tag" &&
  clause.key === IS_PROMPT &&
  clause.kind === "compare" &&
  ((clause.operator === "=" && clause.value === "false") ||
    (clause.operator === "!=" && clause.value === "true"));

/** Whether a row fits: slow, plain, and written apart from any SQL, which it is there to check. */
export function evaluate(filter: Filter, row: Row): boolean {
  switch (filter.kind) {
    case "and":
      return filter.terms.every((term) => evaluate(term, row));
    case "or":
      return filter.terms.some((term) => evaluate(term, row));
    case "not":
      return !evaluate(filter.term, row);
    default: {
      const values = valuesOf(row, filter);
      const isAbsent = values.every((value) => value === null);
      return (isAbsent && fitsNoPrompt(filter)) || values.some((value) => fits(filter, value));
    }
  }
}
