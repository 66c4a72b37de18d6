import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Clause, CompareOperator, Filter } from "../rules/filter/ast";

/** One clause as a condition; what is compared is a parameter, never part of the text. */
export type ClauseSql = (clause: Clause) => SQL;

const operators: Readonly<Record<CompareOperator, SQL>> = {
  "=": sql`=`,
  "!=": sql`<>`,
  "<": sql`<`,
  "<=": sql`<=`,
  ">": sql`>`,
  ">=": sql`>=`,
  LIKE: sql`like`,
  ILIKE: sql`ilike`,
};

/** A filter as a condition over one row; the clauses say where their values stand. */
export function conditionOf(filter: Filter, clauseSql: ClauseSql): SQL {
  switch (filter.kind) {
    case "and":
    case "or": {
      const terms = filter.terms.map((term) => conditionOf(term, clauseSql));
      return sql`(${sql.join(terms, filter.kind === "and" ? sql` and ` : sql` or `)})`;
    }
    case "not":
      // A comparison with nothing is not true, so its opposite is.
      return sql`(not coalesce(${conditionOf(filter.term, clauseSql)}, false))`;
    default:
      return clauseSql(filter);
  }
}

/** A backslash in a pattern is a backslash, as in the reference: only % and _ stand for anything. */
const pattern = (text: string | number) => sql`${String(text)}::text escape ''`;

/** A text against what the clause asks. */
export function textFits(value: SQLWrapper, clause: Clause): SQL {
  if (clause.kind === "null")
    return sql`(${value} is ${clause.negated ? sql`not null` : sql`null`})`;
  if (clause.kind === "in") {
    const listed = sql`${value} = any(${clause.values}::text[])`;
    return clause.negated ? sql`(not (${listed}))` : sql`(${listed})`;
  }
  const { operator } = clause;
  const asked =
    operator === "LIKE" || operator === "ILIKE"
      ? pattern(clause.value)
      : sql`${String(clause.value)}::text`;
  return sql`(${value} ${operators[operator]} ${asked})`;
}

/** A number against what the clause asks; compared as double precision. NaN differs from everything, and that is all. */
export function numberFits(value: SQLWrapper, clause: Clause): SQL {
  if (clause.kind !== "compare") return sql`false`;
  const real = sql`(${value})::float8`;
  const fits = sql`${real} ${operators[clause.operator]} ${Number(clause.value)}::float8`;
  return clause.operator === "!=" ? sql`(${fits})` : sql`(${fits} and ${real} <> 'NaN')`;
}
