import { readMetricValue } from "./metric-value";
import { problemOfName } from "./names";

/** Points as columns: an array for each column travels and is stored faster than a thousand rows. */
export type Points = {
  readonly keys: string[];
  readonly values: number[];
  /** Milliseconds since 1970, as the script says. */
  readonly timestamps: number[];
  readonly steps: number[];
  /** Of the points that name a model, and the data it was measured on. */
  readonly ofModels: PointOfModel[];
};

export type PointOfModel = {
  /** Its place in the columns. */
  readonly at: number;
  readonly modelId: string;
  readonly datasetName: string;
  readonly datasetDigest: string;
};

/** Parameters or tags as columns, each key once. */
export type Texts = { readonly keys: string[]; readonly values: string[] };

/** What is wrong, and where: the number of the row and the name of its field. */
export type Flaw = { readonly at: number; readonly field: string; readonly message: string };

export const noPoints = (): Points => ({
  keys: [],
  values: [],
  timestamps: [],
  steps: [],
  ofModels: [],
});

const isRow = (row: unknown): row is Readonly<Record<string, unknown>> =>
  typeof row === "object" && row !== null;

/** A whole number that a double holds exactly, or its text; `fallback` for what is not there. NaN: it is neither. */
function wholeOf(raw: unknown, fallback = Number.NaN): number {
  if (raw === undefined || raw === null) return fallback;
  const value = typeof raw === "string" && /^-?\d{1,16}$/.test(raw) ? Number(raw) : raw;
  return typeof value === "number" && Number.isSafeInteger(value) ? value : Number.NaN;
}

const textOf = (raw: unknown): string => (typeof raw === "string" ? raw : "");

type Sink = { readonly points: Points; readonly known: Set<string> };

/** Appends one point; the name of a key is looked at once in a batch. */
function addPoint({ points, known }: Sink, row: unknown, at: number): Flaw | null {
  if (!isRow(row)) return { at, field: "key", message: "It is not an object" };
  const { key, model_id: modelId } = row;
  if (typeof key !== "string") return { at, field: "key", message: "It is not a text" };
  if (!known.has(key)) {
    const message = problemOfName(key);
    if (message !== null) return { at, field: "key", message };
    known.add(key);
  }
  const value = readMetricValue(row["value"]);
  if (value === null) {
    const message = "Please specify value as a valid double (64-bit floating point)";
    return { at, field: "value", message };
  }
  const timestamp = wholeOf(row["timestamp"]);
  if (Number.isNaN(timestamp) || timestamp < 0) {
    const message = "Timestamp must be a nonnegative long (64-bit integer)";
    return { at, field: "timestamp", message };
  }
  const step = wholeOf(row["step"], 0);
  if (Number.isNaN(step)) {
    return { at, field: "step", message: "Step must be a valid long (64-bit integer)" };
  }
  points.keys.push(key);
  points.values.push(value);
  points.timestamps.push(timestamp);
  points.steps.push(step);
  if (typeof modelId === "string" && modelId !== "") points.ofModels.push(measured(row, at));
  return null;
}

const measured = (row: Readonly<Record<string, unknown>>, at: number): PointOfModel => ({
  at,
  modelId: textOf(row["model_id"]),
  datasetName: textOf(row["dataset_name"]),
  datasetDigest: textOf(row["dataset_digest"]),
});

/** Reads points in one pass, or says what is wrong with the first that cannot be one. */
export function readPoints(rows: readonly unknown[]): Points | Flaw {
  const sink = { points: noPoints(), known: new Set<string>() };
  for (const [at, row] of rows.entries()) {
    const flaw = addPoint(sink, row, at);
    if (flaw !== null) return flaw;
  }
  return sink.points;
}

export type TextLimits = {
  /** Characters; longer values are cut there, as the reference does. */
  readonly valueCharacters: number;
  /** The later of two equal keys counts; without it the second is a flaw. */
  readonly lastWins: boolean;
};

/** Cut after so many whole characters. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let end = 0;
  for (let left = characters; left > 0 && end < text.length; left -= 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}

/** The database cannot hold NUL in a text. */
export const holdsNul = (text: string): boolean => text.includes("\u0000");

function readText(row: unknown, at: number): { key: string; value: string } | Flaw {
  if (!isRow(row)) return { at, field: "key", message: "It is not an object" };
  const { key } = row;
  const value = row["value"] ?? "";
  if (typeof key !== "string") return { at, field: "key", message: "It is not a text" };
  const message = problemOfName(key);
  if (message !== null) return { at, field: "key", message };
  if (typeof value !== "string") return { at, field: "value", message: "It is not a text" };
  if (holdsNul(value)) return { at, field: "value", message: "It holds a NUL character" };
  return { key, value };
}

/** Reads parameters or tags, sorted by key: whoever writes the same ones at the same time waits instead of blocking. */
export function readTexts(rows: readonly unknown[], limits: TextLimits): Texts | Flaw {
  const byKey = new Map<string, string>();
  for (const [at, row] of rows.entries()) {
    const text = readText(row, at);
    if ("at" in text) return text;
    if (!limits.lastWins && byKey.has(text.key)) {
      const message = `Duplicate parameter keys have been submitted: ['${text.key}']. Please ensure the request contains only one param value per param key`;
      return { at, field: "key", message };
    }
    byKey.set(text.key, cut(text.value, limits.valueCharacters));
  }
  const keys = [...byKey.keys()].toSorted();
  return { keys, values: keys.map((key) => byKey.get(key) ?? "") };
}
