import type { Clause, Filter } from "./ast";
import { SUBJECTS, type SubjectName } from "./subjects/index";

const quoted = (quote: string, text: string): string =>
  `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;

/** Infinite numbers are out of the range of the notation, which is how they are written. */
const numeral = (value: number): string =>
  Number.isFinite(value) ? String(value) : `${value < 0 ? "-" : ""}1e999`;

const isPlain = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key);

/** The first name of the entity that the subject lists; attributes go without. */
function nameOf(subject: SubjectName, { entity, key }: Clause): string {
  if (entity === "attribute") return key;
  const names = Object.entries(SUBJECTS[subject].entities);
  const name = names.find(([, meant]) => meant === entity)?.[0] ?? entity;
  return `${name}.${isPlain(key) ? key : quoted("`", key)}`;
}

function printClause(subject: SubjectName, clause: Clause): string {
  const name = nameOf(subject, clause);
  switch (clause.kind) {
    case "compare": {
      const { operator, value } = clause;
      return `${name} ${operator} ${typeof value === "number" ? numeral(value) : quoted("'", value)}`;
    }
    case "in": {
      const values = clause.values.map((value) => quoted("'", value)).join(", ");
      return `${name} ${clause.negated ? "NOT IN" : "IN"} (${values})`;
    }
    case "null":
      return `${name} ${clause.negated ? "IS NOT NULL" : "IS NULL"}`;
  }
}

/** The canonical text of a filter: `parseFilter` of it gives the same filter, but for the places. */
export function printFilter(subject: SubjectName, filter: Filter): string {
  switch (filter.kind) {
    case "or":
      return filter.terms.map((term) => printFilter(subject, term)).join(" OR ");
    case "and":
      return filter.terms.map((term) => inner(subject, term, ["or"])).join(" AND ");
    case "not":
      return `NOT ${inner(subject, filter.term, ["or", "and"])}`;
    default:
      return printClause(subject, filter);
  }
}

/** In parentheses where it would come apart. */
function inner(subject: SubjectName, term: Filter, loose: readonly Filter["kind"][]): string {
  const text = printFilter(subject, term);
  return loose.includes(term.kind) ? `(${text})` : text;
}
