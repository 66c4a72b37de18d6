/** What a field of a CSV looks like. */
export const valueKinds = ["integer", "number", "boolean", "date", "timestamp", "text"] as const;
export type ValueKind = (typeof valueKinds)[number];

/** Words that mean "no value" when they stand without quotes. */
export const missingWords: ReadonlySet<string> = new Set([
  "NULL",
  "null",
  "NaN",
  "nan",
  "NA",
  "N/A",
]);

const [PLUS, MINUS, DOT, ZERO, NINE] = [43, 45, 46, 48, 57] as const;
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

const whole = /^[+-]?\d+$/u;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;
const day = /^\d{4}-\d\d-\d\d$/u;
const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?<zone>Z|[+-]\d\d:?\d\d)?$/u;
const truth = /^(?:true|false)$/iu;

export function kindOf(value: string): ValueKind {
  const first = value.charCodeAt(0);
  if (isDigit(first) || first === MINUS || first === PLUS || first === DOT)
    return kindOfNumber(value, first);
  return value.length <= 5 && truth.test(value) ? "boolean" : "text";
}

/** `007` is a number that somebody counts with as little as a postcode: it stays a text. */
function kindOfNumber(value: string, first: number): ValueKind {
  if (first === ZERO && value.length > 1 && isDigit(value.charCodeAt(1))) return "text";
  if (whole.test(value)) return "integer";
  if (decimal.test(value)) return Number.isFinite(Number(value)) ? "number" : "text";
  return kindOfMoment(value);
}

function kindOfMoment(value: string): ValueKind {
  const kind = value.length === 10 ? "date" : "timestamp";
  const fits = kind === "date" ? day.test(value) : value.length <= 35 && moment.test(value);
  return fits && momentOf(value) !== null ? kind : "text";
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** `Date.parse` takes the 31st of February for a day of March. */
function isDay(value: string): boolean {
  const [year, month, date] = [
    Number(value.slice(0, 4)),
    Number(value.slice(5, 7)),
    Number(value.slice(8, 10)),
  ];
  if (date < 1 || date > (longest[month - 1] ?? 0)) return false;
  return month !== 2 || date < 29 || new Date(year, 1, 29).getMonth() === 1;
}

/** Milliseconds since 1970; a moment without a zone is read as UTC. Null when there is no such day. */
export function momentOf(value: string): number | null {
  if (value !== last.value) last = { value, ms: readMoment(value) };
  return last.ms;
}

/** Days are asked for twice, and often stand below themselves. */
let last: { readonly value: string; readonly ms: number | null } = { value: "", ms: null };

function readMoment(value: string): number | null {
  if (!isDay(value)) return null;
  const iso = value.replace(" ", "T");
  const zoned = value.length === 10 || moment.exec(value)?.groups?.["zone"] !== undefined;
  const ms = Date.parse(zoned ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? null : ms;
}
