import type { Parsed } from "./ast";
import { isLast, type Token, tokenAt } from "./scan";
import type { Subject } from "./subject";

/**
 * Where the parser stands. Tokens are made when they are looked at, and `next` moves forward only: what stands behind
 * the place where parsing ends costs nothing.
 */
export type Cursor = {
  readonly text: string;
  readonly subject: Subject;
  readonly tokens: Token[];
  next: number;
  clauses: number;
};

/** The token that many places ahead, or the last one there is. */
export function peek({ text, tokens, next }: Cursor, ahead = 0): Token {
  let last = tokens.at(-1);
  while (tokens.length <= next + ahead && (last === undefined || !isLast(last))) {
    last = tokenAt(text, last === undefined ? 0 : last.at + last.text.length);
    tokens.push(last);
  }
  return tokens[next + ahead] ?? last ?? tokenAt(text, text.length);
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.next += 1;
  return token;
}

/** The upper-cased keyword a token is, or nothing. Dotted and quoted names are never keywords. */
const KEYWORDS: ReadonlySet<string> = new Set(
  "AND OR NOT IN IS NULL LIKE ILIKE RLIKE REGEXP TRUE FALSE".split(" "),
);

export function keyword({ kind, text }: Token): string | null {
  // No keyword is longer than six letters, so long words are never copied.
  const upper = kind === "word" && text.length <= 6 ? text.toUpperCase() : "";
  return KEYWORDS.has(upper) ? upper : null;
}

/** Characters of the customer's text that are repeated in a message. */
const MAX_QUOTED = 100;

/** Cut between characters, never inside one. */
export const excerpt = (text: string): string =>
  text.length <= MAX_QUOTED
    ? text
    : `${text.slice(0, MAX_QUOTED).replace(/[\uD800-\uDBFF]$/u, "")}…`;

/** The message ends with what would be right there, and the column, counted from one. */
export function refuse(
  { at, length }: { readonly at: number; readonly length: number },
  message: string,
  hint = "",
): { readonly ok: false; readonly error: { message: string; at: number; length: number } } {
  const column = `(column ${at + 1})`;
  return {
    ok: false,
    error: { message: hint ? `${message}. ${hint} ${column}` : `${message} ${column}`, at, length },
  };
}

export const spanOf = ({ at, text }: Token) => ({ at, length: text.length });

const CONDITION = "A condition such as tags.team = 'risk' fits here";

/** Nothing of the kind can stand where the token stands. */
export function misplaced(
  { subject, text }: Cursor,
  token: Token,
  hint = CONDITION,
): Extract<Parsed<never>, { ok: false }> {
  const found = token.kind === "end" ? "end of filter" : excerpt(token.text);
  return refuse(spanOf(token), subject.words.syntax(found, excerpt(text)), hint);
}
