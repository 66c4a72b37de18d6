/**
 * Text into tokens, one at a time, from left to right: every step moves on, nothing is looked at twice, no regular
 * expression sees more than one character. What is not a token becomes a `bad` one, for the parser to report.
 */
export type Token = {
  readonly kind:
    | "word"
    | "field"
    | "quoted"
    | "number"
    | "operator"
    | "open"
    | "close"
    | "comma"
    | "semicolon"
    | "bad"
    | "end";
  /** As it stands in the text. */
  readonly text: string;
  /** What it means: a quoted text without its quotes, a field's key. Empty for the others. */
  readonly value: string;
  /** What stands before a field's first dot, without backticks. Empty for the others. */
  readonly entity: string;
  readonly at: number;
};

const PUNCTUATION: Readonly<Record<string, Token["kind"]>> = {
  "(": "open",
  ")": "close",
  ",": "comma",
  ";": "semicolon",
};

/** A question about a character, asked of its code point. */
type Kind = (code: number) => boolean;

/** Answers for ASCII are looked up, the rest asks the Unicode tables. */
function kind(pattern: RegExp): Kind {
  const ascii = Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCodePoint(code)));
  return (code) => (code < 128 ? ascii[code] === true : pattern.test(String.fromCodePoint(code)));
}

const isSpace = kind(/^\s$/u);
const isDigit = kind(/^[0-9]$/);
const isWordCharacter = kind(/^[\p{L}\p{N}_$#]$/u);
const isOperatorCharacter = kind(/^[<>=!~]$/);
/** Characters people forget to quote in a key; taken along so that a message can show the whole name. */
const isForgotten = kind(/^[\p{L}\p{N}_$#\-/:.]$/u);
const spoilsNumber = kind(/^[\p{L}\p{N}_$#.]$/u);

const isAt = (is: Kind, text: string, at: number): boolean => is(text.codePointAt(at) ?? 0);
const isQuote = (char: string) => char === "'" || char === '"' || char === "`";

function skip(text: string, from: number, belongs: Kind): number {
  let at = from;
  for (let code = text.codePointAt(at); code !== undefined && belongs(code);) {
    at += code > 0xff_ff ? 2 : 1;
    code = text.codePointAt(at);
  }
  return at;
}

/** Offset after the closing quote, or -1. A quote is written inside by doubling it, as in SQL. */
function endOfQuoted(text: string, from: number): number {
  const quote = text.charAt(from);
  let close = text.indexOf(quote, from + 1);
  while (close >= 0 && text.charAt(close + 1) === quote) close = text.indexOf(quote, close + 2);
  return close < 0 ? -1 : close + 1;
}

const unquoted = (raw: string): string => {
  const quote = raw.charAt(0);
  return raw.slice(1, -1).replaceAll(quote + quote, quote);
};

type Reader = { readonly text: string; readonly at: number };
type Segment = { readonly end: number; readonly value: string };

/** One part of a dotted name: bare or in quotes. Null: there is none, or its quotes stay open. */
function segmentAt({ text, at }: Reader): Segment | null {
  if (isQuote(text.charAt(at))) {
    const end = endOfQuoted(text, at);
    return end < 0 ? null : { end, value: unquoted(text.slice(at, end)) };
  }
  const end = skip(text, at, isWordCharacter);
  return end === at ? null : { end, value: text.slice(at, end) };
}

const token = (kind: Token["kind"], { text, at }: Reader, end: number): Token => ({
  kind,
  text: text.slice(at, end),
  value: "",
  entity: "",
  at,
});

/** A word, a text in quotes, or a field: parts joined by dots, of which the first is the entity. */
function nameAt(reader: Reader): Token {
  const { text, at } = reader;
  const first = segmentAt(reader);
  if (first === null) return token("bad", reader, text.length);
  const isText = isQuote(text.charAt(at));
  if (text.charAt(first.end) !== ".")
    return { ...token(isText ? "quoted" : "word", reader, first.end), value: first.value };
  const parts: string[] = [];
  let { end } = first;
  while (text.charAt(end) === ".") {
    const next = segmentAt({ text, at: end + 1 });
    if (next === null) return token("bad", reader, Math.max(end + 1, skip(text, end, isForgotten)));
    parts.push(next.value);
    ({ end } = next);
  }
  const whole = skip(text, end, isForgotten);
  if (whole > end) return token("bad", reader, whole);
  const entity = text.charAt(at) === "`" ? first.value : text.slice(at, first.end);
  return { ...token("field", reader, end), value: parts.join("."), entity };
}

const digits = (text: string, at: number) => skip(text, at, isDigit);

/** Sign, digits with at most one point, exponent. Letters right behind it spoil it: `0x1F`, `12abc`. */
function numberAt(reader: Reader): Token {
  const { text, at } = reader;
  const start = "+-".includes(text.charAt(at)) ? at + 1 : at;
  const whole = digits(text, start);
  let end = text.charAt(whole) === "." ? digits(text, whole + 1) : whole;
  if (text.charAt(end).toLowerCase() === "e") {
    const sign = "+-".includes(text.charAt(end + 1) || " ") ? 1 : 0;
    const exponent = digits(text, end + 1 + sign);
    if (exponent > end + 1 + sign) end = exponent;
  }
  const spoilt = skip(text, end, spoilsNumber);
  return token(spoilt > end ? "bad" : "number", reader, spoilt);
}

function startsNumber(text: string, at: number): boolean {
  const sign = "+-".includes(text.charAt(at) || " ") ? 1 : 0;
  const point = text.charAt(at + sign) === "." ? 1 : 0;
  return isAt(isDigit, text, at + sign + point);
}

/** The token at an offset, spaces before it left out; of kind `end` when there is none. */
export function tokenAt(text: string, from: number): Token {
  const reader = { text, at: skip(text, from, isSpace) };
  const { at } = reader;
  const char = text.charAt(at);
  if (char === "") return token("end", reader, at);
  const punctuation = PUNCTUATION[char];
  if (punctuation !== undefined) return token(punctuation, reader, at + 1);
  if (isAt(isOperatorCharacter, text, at))
    return token("operator", reader, skip(text, at, isOperatorCharacter));
  if (startsNumber(text, at)) return numberAt(reader);
  if (isQuote(char) || isAt(isWordCharacter, text, at)) return nameAt(reader);
  return token("bad", reader, at + ((text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1));
}

/** Nothing is read behind these. */
export const isLast = ({ kind }: Token): boolean => kind === "end" || kind === "bad";
