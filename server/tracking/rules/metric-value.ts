/** A measured point: a double, when it was measured (milliseconds since 1970), and at which step. */
export type MetricPoint = {
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
};

/** Digits with at most one point, sign and exponent; no two ways to read the same text, so no backtracking. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const WORDS: Readonly<Record<string, number>> = {
  infinity: Number.POSITIVE_INFINITY,
  inf: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
};

/** Longer texts are no numbers anyone wrote. */
const MAX_NUMERAL_LENGTH = 400;

function readNumeral(text: string): number | null {
  if (DECIMAL.test(text)) return Number(text);
  const [, sign = "", word = ""] = /^([+-]?)([a-z]{3,8})$/i.exec(text) ?? [];
  const value = Object.hasOwn(WORDS, word.toLowerCase()) ? WORDS[word.toLowerCase()] : undefined;
  if (value === undefined) return null;
  return sign === "-" ? -value : value;
}

/**
 * A double as JSON carries it: a number, `"NaN"`, `"Infinity"`, `"-Infinity"`, or digits in quotes (as protobuf's JSON
 * and Python's `float` read them). Null: not a number. Numbers beyond the range are infinite.
 */
export function readDouble(json: unknown): number | null {
  if (typeof json === "number") return json;
  if (typeof json !== "string" || json.length > MAX_NUMERAL_LENGTH) return null;
  return readNumeral(json.trim());
}

/** JSON has no word for these three. */
export function writeDouble(value: number): number | "NaN" | "Infinity" | "-Infinity" {
  if (Number.isNaN(value)) return "NaN";
  if (Number.isFinite(value)) return value;
  return value > 0 ? "Infinity" : "-Infinity";
}

/**
 * What is stored: infinities become the largest double (±1.7976931348623157e308), as in the reference, whose answers
 * show that number. NaN stays, and -0 becomes 0, which databases do not tell apart.
 */
export function storedValue(value: number): number {
  if (Number.isNaN(value) || value === 0) return value === 0 ? 0 : value;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

/**
 * A 64-bit integer as JSON carries it, a number or digits in quotes. Null: missing, no whole number, or beyond ±(2^53 -
 * 1), where a JSON number has lost its last digits already. `1.0` and `"1.0"` are whole, as in protobuf's JSON.
 */
export function readInt64(json: unknown): number | null {
  const isNumeral =
    typeof json === "string" && json.length <= MAX_NUMERAL_LENGTH && /^[+-]?\d+(\.0*)?$/.test(json);
  const value = isNumeral ? Number(json) : json;
  return typeof value === "number" && Number.isSafeInteger(value) ? value + 0 : null;
}

/** The reference keeps NaN as zero beside a mark, and orders by that zero. */
const ordinal = (value: number) => (Number.isNaN(value) ? 0 : storedValue(value));

/**
 * Whether a point takes another's place as the latest of its key: the larger of (step, timestamp, value), compared in
 * that order. Of two equal ones the earlier written stays, so a repeated request changes nothing.
 */
export function isLater(point: MetricPoint, than: MetricPoint): boolean {
  if (point.step !== than.step) return point.step > than.step;
  if (point.timestamp !== than.timestamp) return point.timestamp > than.timestamp;
  return ordinal(point.value) > ordinal(than.value);
}

/** The latest of points in the order they were written; null when there is none. */
export function latestOf<Point extends MetricPoint>(points: readonly Point[]): Point | null {
  let latest: Point | null = null;
  for (const point of points) if (latest === null || isLater(point, latest)) latest = point;
  return latest;
}
