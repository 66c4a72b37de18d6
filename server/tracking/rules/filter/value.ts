import { MAX_FILTER_LIST_VALUES } from "../limits";
import type { Parsed } from "./ast";
import { type Cursor, excerpt, keyword, misplaced, peek, refuse, spanOf, take } from "./cursor";
import type { Target } from "./field";
import type { Token } from "./scan";
import { entityWord, listed, type Subject } from "./subject";

type Refusal = Extract<Parsed<never>, { ok: false }>;

const isText = ({ kind, text }: Token) => kind === "quoted" && !text.startsWith("`");
const isName = ({ kind }: Token) => kind === "word" || kind === "field" || kind === "quoted";

/** Quoting is wrong or missing, in the reference's words. */
const UNQUOTED = (found: string) =>
  `Parameter value is either not quoted or unidentified quote types used for string value ${found}. Use either single or double quotes.`;

function numberWanted({ entity, field }: Target, found: string): string {
  if (entity === "metric") return `Expected numeric value type for metric. Found ${found}`;
  return `Expected numeric value type for numeric attribute: ${field.key}. Found ${found}`;
}

function textWanted(subject: Subject, { entity }: Target, found: string): string {
  if (entity === "attribute") return `${subject.words.attributeText}. Got value ${found}`;
  if (entity === "dataset")
    return `Expected a quoted string value for dataset attributes. Got value ${found}`;
  return `Expected a quoted string value for ${entityWord(entity)} (e.g. 'my-value'). Got value ${found}`;
}

const invalidNumber = ({ field }: Target, found: string) =>
  `Invalid value for numeric attribute '${field.key}': ${found}`;

/** Optional sign and digits, spaces around: what Python's `int` reads, but for underscores. */
const isWhole = (text: string) => /^\s*[+-]?\d+\s*$/.test(text);

/** Zero has no sign in a filter. */
const numberOf = (text: string): number => Number(text) + 0;

function readNumber(token: Token, target: Target): Parsed<number> {
  const { kind, quoted } = target.field;
  if (kind === "integer" && quoted && isText(token)) {
    if (isWhole(token.value)) return { ok: true, value: numberOf(token.value) };
    return refuse(
      spanOf(token),
      invalidNumber(target, excerpt(token.text)),
      "A whole number fits here",
    );
  }
  if (token.kind !== "number")
    return refuse(
      spanOf(token),
      numberWanted(target, excerpt(token.text)),
      "A number without quotes fits here",
    );
  if (kind === "integer" && !isWhole(token.text))
    return refuse(
      spanOf(token),
      invalidNumber(target, excerpt(token.text)),
      "A whole number fits here",
    );
  return { ok: true, value: numberOf(token.text) };
}

function readText(subject: Subject, token: Token, target: Target): Parsed<string> {
  if (isText(token)) return { ok: true, value: token.value };
  if (subject.bareText && (token.kind === "number" || token.kind === "word"))
    return { ok: true, value: token.text };
  const found = excerpt(token.text);
  if (isName(token)) return refuse(spanOf(token), UNQUOTED(found));
  return refuse(spanOf(token), textWanted(subject, target, found), "A text in quotes fits here");
}

function known({ field }: Target, token: Token, value: string): Refusal | null {
  if (field.oneOf === undefined || field.oneOf.includes(value)) return null;
  return refuse(
    spanOf(token),
    `Unknown model ${field.key} in filter: '${excerpt(value)}'`,
    `Allowed here: ${listed(field.oneOf)}`,
  );
}

/** The list without its parentheses is what a message about it shows. */
function foundAt(cursor: Cursor): string {
  const { kind, at, text } = peek(cursor);
  return kind === "open" ? excerpt(cursor.text.slice(at, at + 200)) : excerpt(text);
}

/** The value right of an operator. */
export function readValue(cursor: Cursor, target: Target): Parsed<string | number> {
  const token = peek(cursor);
  if (token.kind === "open") return refuseList(cursor, target);
  const isValue = token.kind === "number" || isName(token);
  if (!isValue || keyword(token) !== null)
    return misplaced(cursor, token, "A value, a text in quotes or a number, fits here");
  const after = peek(cursor, 1);
  if (isName(token) && after.kind === "bad") return misplaced(cursor, after);
  take(cursor);
  if (target.field.kind !== "text") return readNumber(token, target);
  const text = readText(cursor.subject, token, target);
  if (!text.ok) return text;
  return known(target, token, text.value) ?? text;
}

/** A list where none is taken. */
function refuseList(cursor: Cursor, target: Target): Refusal {
  const { field, entity } = target;
  const span = spanOf(peek(cursor));
  if (field.kind !== "text") return refuse(span, numberWanted(target, foundAt(cursor)));
  if (field.lists || entity !== "attribute")
    return refuse(span, textWanted(cursor.subject, target, foundAt(cursor)));
  return refuse(span, cursor.subject.words.list);
}

const LIST = "While parsing a list in the query, expected";

function readItem(cursor: Cursor, target: Target): Parsed<string> {
  const token = peek(cursor);
  if (token.kind === "number" || (token.kind === "word" && keyword(token) === null))
    return refuse(
      spanOf(token),
      `${LIST} string value, punctuation, or whitespace, but got different type in list: ${excerpt(token.text)}`,
      "A text in quotes fits here",
    );
  if (!isText(token))
    return refuse(
      spanOf(token),
      `${LIST} a non-empty list of string values, but got ill-formed list`,
      "A text in quotes fits here",
    );
  take(cursor);
  return known(target, token, token.value) ?? { ok: true, value: token.value };
}

/** `('a', 'b')`: one text or more, with a comma between them and one at the end if one likes. */
export function readList(cursor: Cursor, target: Target): Parsed<readonly string[]> {
  const open = peek(cursor);
  if (open.kind !== "open") return misplaced(cursor, open, "A list such as ('a', 'b') fits here");
  if (!target.field.lists) return refuseList(cursor, target);
  take(cursor);
  const values: string[] = [];
  while (peek(cursor).kind !== "close") {
    if (values.length === MAX_FILTER_LIST_VALUES)
      return refuse(
        spanOf(peek(cursor)),
        `A list can hold at most ${MAX_FILTER_LIST_VALUES} values`,
      );
    const item = readItem(cursor, target);
    if (!item.ok) return item;
    values.push(item.value);
    if (peek(cursor).kind === "comma") take(cursor);
    else if (peek(cursor).kind !== "close")
      return refuse(
        spanOf(peek(cursor)),
        `${LIST} a non-empty list of string values, but got ill-formed list`,
        "A comma or a closing parenthesis fits here",
      );
  }
  take(cursor);
  if (values.length > 0) return { ok: true, value: values };
  return refuse(
    spanOf(open),
    `${LIST} a non-empty list of string values, but got empty list`,
    "A list such as ('a', 'b') fits here",
  );
}
