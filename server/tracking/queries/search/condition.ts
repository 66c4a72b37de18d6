import { type SQL, sql } from "drizzle-orm";
import type { Clause, Filter } from "../../rules/filter/ast";

/** A filter as a condition: true or false for every row, as each of its clauses is. */
export function conditionOf(filter: Filter | null, leg: (clause: Clause) => SQL): SQL {
  if (filter === null) return sql`true`;
  switch (filter.kind) {
    case "and":
    case "or": {
      const terms = filter.terms.map((term) => conditionOf(term, leg));
      return sql`(${sql.join(terms, filter.kind === "and" ? sql` and ` : sql` or `)})`;
    }
    case "not":
      return sql`(not ${conditionOf(filter.term, leg)})`;
    default:
      return leg(filter);
  }
}

const operators = {
  "=": sql`=`,
  "!=": sql`<>`,
  "<": sql`<`,
  "<=": sql`<=`,
  ">": sql`>`,
  ">=": sql`>=`,
  LIKE: sql`like`,
  ILIKE: sql`ilike`,
} as const;

/** A text that is there. Nothing escapes `%` and `_`, as in the reference. */
export function compareText(text: SQL, clause: Clause): SQL {
  if (clause.kind === "null") return clause.negated ? sql`true` : sql`false`;
  if (clause.kind === "in") {
    const listed = sql`${text} = any(${sql.param([...clause.values])}::text[])`;
    return clause.negated ? sql`not (${listed})` : listed;
  }
  const value = String(clause.value);
  const isPattern = clause.operator === "LIKE" || clause.operator === "ILIKE";
  return sql`${text} ${operators[clause.operator]} ${value}::text ${isPattern ? sql`escape ''` : sql``}`;
}

/** As above, over a row whose values are found by a number made of them: an index holds no long texts. */
export function compareHashed(row: SQL, clause: Clause): SQL {
  const text = sql`${row}.value`;
  if (clause.kind !== "compare" || clause.operator !== "=") return compareText(text, clause);
  const value = String(clause.value);
  return sql`${row}.value_hash = hashtextextended(${value}::text, 0) and ${text} = ${value}::text`;
}

/** A number that is there. NaN differs from everything, and neither is less nor greater. */
export function compareNumber(number: SQL, clause: Clause): SQL {
  if (clause.kind !== "compare") return sql`false`;
  const holds = sql`${number} ${operators[clause.operator]} ${Number(clause.value)}::float8`;
  return clause.operator === "!=" ? holds : sql`${holds} and ${number} < 'NaN'::float8`;
}
