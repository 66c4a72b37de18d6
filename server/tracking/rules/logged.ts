import { duplicateParamProblem, metricProblem, paramProblem, runTagProblem } from "./entries";
import { MAX_PARAM_VALUE_CHARACTERS, MAX_TAG_VALUE_CHARACTERS } from "./limits";
import { isLater, type MetricPoint, readDouble, readInt64, storedValue } from "./metric-value";
import type { Problem } from "./names";
import { invalidValue, missingValue, truncated } from "./wording";

/** Points as columns: an array for each column travels and is stored faster than a thousand rows. */
export type Columns = {
  readonly keys: string[];
  readonly values: number[];
  /** Milliseconds since 1970, as the script says. */
  readonly timestamps: number[];
  readonly steps: number[];
};

export type Points = Columns & {
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

/** What was read, or the sentence that says what is wrong with the first row that cannot be read. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { ok: false; message: string };

type Row = Readonly<Record<string, unknown>>;

const isRow = (row: unknown): row is Row => typeof row === "object" && row !== null;
const textOf = (raw: unknown): string | null => (typeof raw === "string" ? raw : null);
const isMissing = (raw: unknown) => raw === undefined || raw === null;

/** `metrics[3].value`; a row on its own has no path. */
const within = (path: string, field: string) => (path === "" ? field : `${path}.${field}`);

function missingField(row: Row, path: string, fields: readonly string[]): Problem {
  const missing = fields.find((field) => isMissing(row[field]));
  return missing === undefined ? null : missingValue(within(path, missing));
}

type Sink = { readonly points: Points; readonly known: Set<string> };

type Fields = {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number | null;
  readonly step: number | null;
};

/** What a row says, or what it lacks. */
function fieldsOf(row: Row, path: string): Fields | string {
  const missing = missingField(row, path, ["key", "value", "timestamp"]);
  if (missing !== null) return missing;
  const { key } = row;
  if (typeof key !== "string") return invalidValue(within(path, "name"), key);
  const value = readDouble(row["value"]);
  if (value === null) return badDouble(row, path);
  const step = isMissing(row["step"]) ? 0 : readInt64(row["step"]);
  return { key, value, timestamp: readInt64(row["timestamp"]), step };
}

/** Appends one point; a key is looked at closely once in a batch. */
function addPoint({ points, known }: Sink, row: unknown, path: string): Problem {
  const fields = isRow(row) ? fieldsOf(row, path) : invalidValue(path, row);
  if (typeof fields === "string") return fields;
  const { key, value, timestamp, step } = fields;
  const whole = timestamp !== null && timestamp >= 0 && step !== null;
  if (!whole) return metricProblem(fields, path);
  const problem = known.has(key) ? null : metricProblem(fields, path);
  if (problem !== null) return problem;
  known.add(key);
  points.keys.push(key);
  points.values.push(storedValue(value));
  points.timestamps.push(timestamp);
  points.steps.push(step);
  if (isRow(row) && row["model_id"]) points.ofModels.push(measured(row, points.keys.length - 1));
  return null;
}

const badDouble = (row: Row, path: string): string =>
  invalidValue(
    within(path, "value"),
    row["value"],
    `(timestamp=${String(row["timestamp"]).slice(0, 30)}). Please specify value as a valid double (64-bit floating point)`,
  );

const measured = (row: Row, at: number): PointOfModel => ({
  at,
  modelId: textOf(row["model_id"]) ?? "",
  datasetName: textOf(row["dataset_name"]) ?? "",
  datasetDigest: textOf(row["dataset_digest"]) ?? "",
});

/** Reads points in one pass. `path` names the list in messages; null: it is one point on its own. */
export function readPoints(rows: readonly unknown[], path: string | null): Read<Points> {
  const points: Points = { keys: [], values: [], timestamps: [], steps: [], ofModels: [] };
  const sink = { points, known: new Set<string>() };
  for (const [at, row] of rows.entries()) {
    const message = addPoint(sink, row, path === null ? "" : `${path}[${at}]`);
    if (message !== null) return { ok: false, message };
  }
  return { ok: true, value: points };
}

const pointAt = (points: Columns, at: number): MetricPoint => ({
  value: points.values[at] ?? 0,
  timestamp: points.timestamps[at] ?? 0,
  step: points.steps[at] ?? 0,
});

/** Of each key the point that shows, sorted by key: whoever writes the same ones waits for the first of them. */
export function latestPoints(points: Columns): Columns {
  const places = new Map<string, number>();
  for (const [at, key] of points.keys.entries()) {
    const before = places.get(key);
    if (before === undefined || isLater(pointAt(points, at), pointAt(points, before))) {
      places.set(key, at);
    }
  }
  const keys = [...places.keys()].toSorted();
  const latest = keys.map((key) => pointAt(points, places.get(key) ?? 0));
  return {
    keys,
    values: latest.map(({ value }) => value),
    timestamps: latest.map(({ timestamp }) => timestamp),
    steps: latest.map(({ step }) => step),
  };
}

type Kind = {
  readonly characters: number;
  readonly problem: (entry: { key: string | null; value: string | null }, path: string) => Problem;
};

const kinds = {
  param: { characters: MAX_PARAM_VALUE_CHARACTERS, problem: paramProblem },
  tag: { characters: MAX_TAG_VALUE_CHARACTERS, problem: runTagProblem },
} as const satisfies Record<string, Kind>;

function readText(row: unknown, path: string, { characters, problem }: Kind): Read<Row> {
  if (!isRow(row)) return { ok: false, message: invalidValue(path, row) };
  const missing = missingField(row, path, ["key"]);
  if (missing !== null) return { ok: false, message: missing };
  const { key } = row;
  const value = row["value"] ?? "";
  const wrong = typeof key !== "string" ? "key" : typeof value !== "string" ? "value" : null;
  if (wrong !== null) {
    return { ok: false, message: invalidValue(within(path, wrong), row[wrong]) };
  }
  const entry = { key: textOf(key), value: truncated(textOf(value) ?? "", characters) };
  const message = problem(entry, path);
  return message === null ? { ok: true, value: entry } : { ok: false, message };
}

type Asked = { readonly kind: keyof typeof kinds; readonly path: string | null };

/**
 * Reads parameters or tags, sorted by key, so that whoever writes the same ones at the same time waits and does not
 * block. Values are cut to their limit. Of two tags with one key the later counts; a parameter may stand once.
 */
export function readTexts(rows: readonly unknown[], { kind, path }: Asked): Read<Texts> {
  const byKey = new Map<string, string>();
  const keys: string[] = [];
  for (const [at, row] of rows.entries()) {
    const read = readText(row, path === null ? "" : `${path}[${at}]`, kinds[kind]);
    if (!read.ok) return read;
    const key = textOf(read.value["key"]) ?? "";
    keys.push(key);
    byKey.set(key, textOf(read.value["value"]) ?? "");
  }
  const message = kind === "param" ? duplicateParamProblem(keys) : null;
  if (message !== null) return { ok: false, message };
  const sorted = [...byKey.keys()].toSorted();
  return { ok: true, value: { keys: sorted, values: sorted.map((key) => byKey.get(key) ?? "") } };
}
