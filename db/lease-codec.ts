/**
 * How values travel between JavaScript and Postgres, for Drizzle columns and for raw `sql` alike.
 * Every parameter is sent as text without a type, so that the server's own context decides it (what
 * `pg` does too); the driver's own guesses are switched off, because Drizzle replaces half of them.
 *
 * Coming back: bool, int2, int4, oid, float4, float8 → boolean / number; timestamp(tz) → Date (UTC);
 * json(b) → value; bytea → Buffer; arrays of those → arrays with null for NULL. Everything else stays
 * the server's text, on purpose: int8 and numeric would lose digits, a date has no time zone.
 */

export type Decoder = (text: string) => unknown;

const ESCAPED = /["\\]/g;
const NEEDS_ESCAPE = /["\\]/;

const quote = (text: string): string =>
  `"${NEEDS_ESCAPE.test(text) ? text.replaceAll(ESCAPED, String.raw`\$&`) : text}"`;

/** A Postgres array literal; the server casts it to whatever array type the statement asks for. */
function arrayLiteral(items: readonly unknown[]): string {
  const parts = items.map((item) => {
    // Most items are numbers and plain texts, thousands of them when metrics are logged.
    if (typeof item === "number") return String(item);
    if (Array.isArray(item)) return arrayLiteral(item);
    const encoded = encodeParameter(item);
    return encoded === null ? "NULL" : quote(encoded);
  });
  return `{${parts.join(",")}}`;
}

function encodeObject(value: object): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return arrayLiteral(value);
  return JSON.stringify(value);
}

/**
 * @returns the text of one parameter, null for SQL NULL.
 * @throws TypeError for undefined, functions and symbols; RangeError for an invalid Date.
 */
export function encodeParameter(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
    case "bigint":
      return value.toString();
    case "object":
      return value === null ? null : encodeObject(value);
    case "undefined":
    case "function":
    case "symbol":
    default:
      throw new TypeError(`A query parameter is ${typeof value}; use null for "no value".`);
  }
}

const decodeNumber: Decoder = (text) => Number(text);
const decodeBoolean: Decoder = (text) => text === "t";
/** The session runs in UTC with ISO dates, so the text ends in +00 or (without time zone) in nothing. */
const decodeInstant: Decoder = (text) =>
  new Date(`${text.replace(" ", "T").replace(/\+00$/, "")}Z`);
const decodeBytes: Decoder = (text) => Buffer.from(text.slice(2), "hex");

/**
 * A JSON string is handed on as JSON text: Drizzle's json columns parse every string they are given,
 * and would turn the stored string "true" into a boolean. `finishRaw` completes it for raw rows.
 */
const decodeJson: Decoder = (text) => (text.startsWith('"') ? text : JSON.parse(text));

type Cursor = { readonly text: string; at: number };

function readQuoted(cursor: Cursor): string {
  let value = "";
  for (cursor.at += 1; cursor.text[cursor.at] !== '"'; cursor.at += 1) {
    if (cursor.text[cursor.at] === "\\") cursor.at += 1;
    value += cursor.text[cursor.at] ?? "";
  }
  cursor.at += 1;
  return value;
}

function readBare(cursor: Cursor): string {
  const start = cursor.at;
  while (cursor.text[cursor.at] !== "," && cursor.text[cursor.at] !== "}") cursor.at += 1;
  return cursor.text.slice(start, cursor.at);
}

function readItem(cursor: Cursor, decode: Decoder): unknown {
  const next = cursor.text[cursor.at];
  if (next === "{") return readArray(cursor, decode);
  if (next === '"') return decode(readQuoted(cursor));
  const bare = readBare(cursor);
  return bare === "NULL" ? null : decode(bare);
}

function readArray(cursor: Cursor, decode: Decoder): unknown[] {
  const items: unknown[] = [];
  for (cursor.at += 1; cursor.text[cursor.at] !== "}";) {
    items.push(readItem(cursor, decode));
    if (cursor.text[cursor.at] === ",") cursor.at += 1;
  }
  cursor.at += 1;
  return items;
}

/** Array text such as `{1,NULL,"a b"}`; explicit bounds (`[0:1]={…}`) are accepted and dropped. */
export function decodeArray(text: string, decode: Decoder): unknown[] {
  return readArray({ text, at: text.indexOf("{") }, decode);
}

const asIs: Decoder = (text) => text;
const decodeJsonWhole: Decoder = (text): unknown => JSON.parse(text);

/** Type oids: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_type.dat */
const scalars: ReadonlyArray<readonly [oid: number, arrayOid: number, decode: Decoder]> = [
  [16, 1000, decodeBoolean],
  [17, 1001, decodeBytes],
  [20, 1016, asIs],
  [21, 1005, decodeNumber],
  [23, 1007, decodeNumber],
  [25, 1009, asIs],
  [26, 1028, decodeNumber],
  [114, 199, decodeJson],
  [700, 1021, decodeNumber],
  [701, 1022, decodeNumber],
  [1042, 1014, asIs],
  [1043, 1015, asIs],
  [1082, 1182, asIs],
  [1114, 1115, decodeInstant],
  [1184, 1185, decodeInstant],
  [1700, 1231, asIs],
  [2950, 2951, asIs],
  [3802, 3807, decodeJson],
];

/** Decoder per type oid; a type that is not listed stays text. */
export const decoders: Readonly<Record<number, Decoder>> = Object.fromEntries(
  scalars.flatMap(([oid, arrayOid, decode]) => {
    const item = decode === decodeJson ? decodeJsonWhole : decode;
    const ofArray: Decoder = (text) => decodeArray(text, item);
    return [
      [oid, decode],
      [arrayOid, ofArray],
    ];
  }),
);

type RawResult = {
  readonly columns?: ReadonlyArray<{ readonly name: string; readonly type: number }>;
} & ReadonlyArray<Record<string, unknown>>;

/** Rows that no Drizzle column will look at: JSON strings become strings. Changes the rows in place. */
export function finishRaw<T extends RawResult>(result: T): T {
  const json = result.columns?.filter(({ type }) => type === 114 || type === 3802) ?? [];
  for (const { name } of json) {
    for (const row of result) {
      const value = row[name];
      if (typeof value === "string") row[name] = JSON.parse(value);
    }
  }
  return result;
}
