import { MAX_FILTER_CLAUSES, MAX_FILTER_DEPTH, MAX_FILTER_LENGTH } from "../limits";
import type { Filter, Parsed } from "./ast";
import { readClause } from "./clause";
import { type Cursor, excerpt, keyword, misplaced, peek, refuse, spanOf, take } from "./cursor";
import { SUBJECTS, type SubjectName } from "./subjects/index";

/** Terms of the same kind are taken in, a single term stands for itself. */
export function joined(kind: "and" | "or", terms: readonly [Filter, ...Filter[]]): Filter {
  const flat = terms.flatMap((term) => (term.kind === kind ? term.terms : [term]));
  return flat.length === 1 ? terms[0] : { kind, terms: flat, at: terms[0].at };
}

/** Parentheses and NOTs around this place. */
type Depth = number;

function readTerm(cursor: Cursor, depth: Depth): Parsed<Filter> {
  const token = peek(cursor);
  const isNot = keyword(token) === "NOT";
  if (!isNot && token.kind !== "open") {
    if (cursor.clauses === MAX_FILTER_CLAUSES)
      return refuse(spanOf(token), `A filter can hold at most ${MAX_FILTER_CLAUSES} conditions`);
    cursor.clauses += 1;
    return readClause(cursor);
  }
  if (depth === MAX_FILTER_DEPTH)
    return refuse(spanOf(token), `A filter can nest at most ${MAX_FILTER_DEPTH} levels deep`);
  take(cursor);
  if (isNot) {
    const term = readTerm(cursor, depth + 1);
    return term.ok ? { ok: true, value: { kind: "not", term: term.value, at: token.at } } : term;
  }
  const inner = readAlternatives(cursor, depth + 1);
  if (!inner.ok) return inner;
  if (peek(cursor).kind !== "close")
    return misplaced(
      cursor,
      peek(cursor),
      `AND, OR or the parenthesis that closes column ${token.at + 1} fits here`,
    );
  take(cursor);
  return inner;
}

const isAnd = (cursor: Cursor) => keyword(peek(cursor)) === "AND";

/** What can only follow a term: the end, a closing parenthesis, OR. */
function isAfterTerm(cursor: Cursor): boolean {
  const token = peek(cursor);
  return ["end", "close", "semicolon"].includes(token.kind) || keyword(token) === "OR";
}

/**
 * Terms that all have to hold. As in the reference, AND may also be missing between two of them, be doubled, or
 * stand before the first or after the last, so that filters put together by programs go on working.
 */
function readConjunction(cursor: Cursor, depth: Depth): Parsed<Filter> {
  while (isAnd(cursor)) take(cursor);
  const first = readTerm(cursor, depth);
  if (!first.ok) return first;
  const terms: [Filter, ...Filter[]] = [first.value];
  while (isAnd(cursor)) take(cursor);
  while (!isAfterTerm(cursor)) {
    const next = readTerm(cursor, depth);
    if (!next.ok) return next;
    terms.push(next.value);
    while (isAnd(cursor)) take(cursor);
  }
  return { ok: true, value: joined("and", terms) };
}

function readAlternatives(cursor: Cursor, depth: Depth): Parsed<Filter> {
  const first = readConjunction(cursor, depth);
  if (!first.ok) return first;
  const terms: [Filter, ...Filter[]] = [first.value];
  while (keyword(peek(cursor)) === "OR") {
    take(cursor);
    const next = readConjunction(cursor, depth);
    if (!next.ok) return next;
    terms.push(next.value);
  }
  return { ok: true, value: joined("or", terms) };
}

/** Nothing may follow the filter. */
function refuseRest(cursor: Cursor): Parsed<never> {
  const token = peek(cursor);
  const rest = cursor.text.slice(token.at + 1, token.at + 1000).trim();
  if (token.kind !== "semicolon" || rest === "")
    return misplaced(cursor, token, "AND, OR or the end of the filter fits here");
  return refuse(
    spanOf(token),
    `Search filter contained multiple expression '${excerpt(cursor.text)}'. Provide AND-ed expression list.`,
  );
}

const NUL = "\u0000";

/**
 * Reads a filter of the MLflow search API, and with it our extension: OR, NOT and parentheses, where NOT binds
 * tighter than AND and AND tighter than OR. Null: nothing is asked for, every row fits.
 * It never throws; it takes time in proportion to the text, and no more than `MAX_FILTER_LENGTH` of it.
 */
export function parseFilter(subject: SubjectName, text: string): Parsed<Filter | null> {
  if (text.length > MAX_FILTER_LENGTH)
    return refuse(
      { at: MAX_FILTER_LENGTH, length: text.length - MAX_FILTER_LENGTH },
      `A filter can hold at most ${MAX_FILTER_LENGTH} characters. Got ${text.length}`,
    );
  const nul = text.indexOf(NUL);
  if (nul >= 0) return refuse({ at: nul, length: 1 }, "A filter cannot contain NUL characters");
  const cursor: Cursor = { text, subject: SUBJECTS[subject], tokens: [], next: 0, clauses: 0 };
  while (isAnd(cursor)) take(cursor);
  if (peek(cursor).kind === "end") return { ok: true, value: null };
  const filter = readAlternatives(cursor, 0);
  if (!filter.ok) return filter;
  return peek(cursor).kind === "end" ? filter : refuseRest(cursor);
}
