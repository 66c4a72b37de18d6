import { closest } from "./closest";
import { tokenize, type Token } from "./query-tokens";
import { readValue } from "./query-values";

/** A field people may filter by. `choice` is closed (its options are all there is), `text` is open. */
export type QueryField = {
  name: string;
  label: string;
  kind: "text" | "number" | "date" | "choice";
  options?: readonly string[] | undefined;
};

export type QueryOperator = "is" | ">" | ">=" | "<" | "<=" | "between" | "unknown";

export type QueryTerm = {
  field: string;
  operator: QueryOperator;
  /** One or more for `is`, one for a comparison, two for `between`, none for `unknown`. */
  values: readonly string[];
  negated: boolean;
};

export type QueryProblem = {
  /** Position in the text, for marking it. */
  start: number;
  end: number;
  /** What is wrong and what to write instead. */
  message: string;
};

export type ParsedQuery = {
  terms: readonly QueryTerm[];
  /** Free words, all of which must be found. */
  words: readonly string[];
  problems: readonly QueryProblem[];
};

/** A whole term, for `part.type === "word"` the word itself; `source` is what the person typed. */
export type QueryPart =
  | { type: "term"; term: QueryTerm; source: string }
  | { type: "word"; word: string; source: string }
  | { type: "problem"; problem: QueryProblem; source: string };

/**
 * Reads a typed filter such as `owner:ana level:>2 -stage:archived "card fraud"`.
 * Total: any text gives a result, and whatever could not be understood is in `problems`, never dropped silently.
 *
 * - `field:value`, `field:a,b` (either), `-field:value` (not), `field:"two words"`
 * - `field:>2`, `>=`, `<`, `<=`, `field:2..4` (numbers and dates; dates are `2026-11-21` or `-30d`)
 * - `field:unknown` finds rows where it is not known
 * - anything else is a word to search for
 */
export function parseQuery(text: string, fields: readonly QueryField[]): ParsedQuery {
  const parts = readParts(text, fields);
  return {
    terms: parts.flatMap((part) => (part.type === "term" ? [part.term] : [])),
    words: parts.flatMap((part) => (part.type === "word" ? [part.word] : [])),
    problems: parts.flatMap((part) => (part.type === "problem" ? [part.problem] : [])),
  };
}

/** The same, in the order typed and with the source of each part: what the filter chips show. */
export function readParts(text: string, fields: readonly QueryField[]): readonly QueryPart[] {
  return tokenize(text).map((token) => readToken(token, fields));
}

function readToken(token: Token, fields: readonly QueryField[]): QueryPart {
  const { start, end, source } = token;
  const problem = (message: string): QueryPart => ({
    type: "problem",
    source,
    problem: { start, end, message },
  });
  if (!token.closed)
    return problem("This quotation mark has no partner. Close it, or take it away.");
  if (token.field === null) return { type: "word", word: token.values.join(","), source };
  const field = fieldNamed(token.field, fields);
  if (field === undefined) return problem(unknownField(token.field, fields));
  const value = readValue(token, field);
  if (typeof value === "string") return problem(value);
  return { type: "term", term: { field: field.name, ...value, negated: token.negated }, source };
}

function fieldNamed(name: string, fields: readonly QueryField[]): QueryField | undefined {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted);
}

function unknownField(name: string, fields: readonly QueryField[]): string {
  const names = fields.map((field) => field.name);
  const near = closest(name, names);
  const instead = near === null ? `Fields here: ${names.join(", ")}.` : `Did you mean ${near}:?`;
  return `There is no field called ${name}. ${instead} To search for the text itself, put it in quotation marks.`;
}
