import type { BroughtRun, Point, RunStatus, Text } from "./brought";
import { doubleOf } from "./read-json";

/** What a column holds. */
export type ColumnRole =
  | { readonly kind: "param" | "metric" | "tag"; readonly key: string }
  | { readonly kind: "field"; readonly key: Field }
  | { readonly kind: "left-out" };

type Field = "id" | "name" | "experiment" | "user" | "status" | "started" | "ended";

/** As mlflow.search_runs() and the usual exports name what a run says of itself. */
const fields: Readonly<Record<string, Field>> = {
  run_id: "id",
  id: "id",
  run_name: "name",
  name: "name",
  "tags.mlflow.runname": "name",
  experiment: "experiment",
  experiment_name: "experiment",
  user: "user",
  user_id: "user",
  status: "status",
  state: "status",
  start_time: "started",
  started: "started",
  created: "started",
  end_time: "ended",
  ended: "ended",
};
/** Say nothing without the server they come from. */
const leftOut = new Set([
  "experiment_id",
  "artifact_uri",
  "lifecycle_stage",
  "__index_level_0__",
  "",
]);

/** What each column is: by its beginning, by its name, else by whether every value is a number. */
export function rolesOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnRole[] {
  return header.map((title, at): ColumnRole => {
    const name = title.trim();
    const known = fields[name.toLowerCase()];
    if (known !== undefined) return { kind: "field", key: known };
    const [, kind, key = ""] = /^(params|metrics|tags)\.(.+)$/i.exec(name) ?? [];
    if (kind !== undefined) return { kind: kindOf(kind.toLowerCase()), key };
    if (leftOut.has(name.toLowerCase())) return { kind: "left-out" };
    const values = rows.map((row) => row[at] ?? "").filter((value) => value !== "");
    const isNumber = values.length > 0 && values.every((value) => doubleOf(value) !== null);
    return { kind: isNumber ? "metric" : "param", key: name };
  });
}

const kindOf = (word: string) =>
  word === "params" ? "param" : word === "metrics" ? "metric" : "tag";

const statuses: Readonly<Record<string, RunStatus>> = {
  RUNNING: "RUNNING",
  SCHEDULED: "SCHEDULED",
  FINISHED: "FINISHED",
  COMPLETED: "FINISHED",
  SUCCESS: "FINISHED",
  FAILED: "FAILED",
  CRASHED: "FAILED",
  ERROR: "FAILED",
  KILLED: "KILLED",
  CANCELLED: "KILLED",
};

/** Milliseconds since 1970, seconds since 1970, or a date in ISO 8601; null for anything else. */
export function momentOf(text: string): number | null {
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) {
    return Math.round(Math.abs(number) < 100_000_000_000 ? number * 1000 : number);
  }
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(text.trim());
  const time = isDay ? Date.parse(withZone(text.trim().replace(" ", "T"))) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** A time without a zone is one of UTC, on whatever machine this runs. */
const withZone = (text: string): string =>
  /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes("T") ? text : `${text}Z`;

type Row = { readonly cells: readonly string[]; readonly number: number };
type Table = {
  readonly roles: readonly ColumnRole[];
  readonly experiment: string;
  /** Tells rows of different tables apart. */
  readonly id: string;
};

type Read = {
  readonly said: ReadonlyMap<Field, string>;
  readonly texts: Readonly<Record<"param" | "tag", Text[]>>;
  readonly metrics: readonly { readonly key: string; readonly value: number }[];
};

/** Empty cells say nothing. */
function readCells(roles: readonly ColumnRole[], cells: readonly string[]): Read {
  const said = new Map<Field, string>();
  const texts: Record<"param" | "tag", Text[]> = { param: [], tag: [] };
  const metrics: { key: string; value: number }[] = [];
  for (const [at, role] of roles.entries()) {
    const cell = (cells[at] ?? "").replaceAll("\0", "").toWellFormed();
    if (cell === "" || role.kind === "left-out") continue;
    if (role.kind === "field") said.set(role.key, cell);
    else if (role.kind === "metric") metrics.push(...valueIn(role.key, cell));
    else texts[role.kind].push({ key: role.key, value: cell });
  }
  return { said, texts, metrics };
}

/** A run of one row. */
export function runOfRow(table: Table, { cells, number }: Row): BroughtRun {
  const { roles, experiment } = table;
  const { said, texts, metrics } = readCells(roles, cells);
  const field = (name: Field, otherwise: string): string => said.get(name) ?? otherwise;
  const startedMs = momentOf(field("started", "")) ?? 0;
  const endedMs = momentOf(field("ended", ""));
  const timestamp = endedMs ?? startedMs;
  return {
    id: field("id", `${table.id} row ${number}`),
    experimentId: field("experiment", experiment),
    name: field("name", `row ${number}`),
    userName: field("user", ""),
    status: statuses[field("status", "").toUpperCase()] ?? "FINISHED",
    startedMs,
    endedMs,
    artifactUri: "",
    isDeleted: false,
    params: distinct(texts.param),
    tags: distinct(texts.tag),
    latest: metrics.map((metric): Point => ({ ...metric, timestamp, step: 0 })),
    datasets: [],
    links: [],
  };
}

function valueIn(key: string, cell: string) {
  const value = doubleOf(cell);
  return value === null ? [] : [{ key, value }];
}

/** Of two columns with one name the later counts. */
const distinct = (texts: readonly Text[]): readonly Text[] =>
  [...new Map(texts.map(({ key, value }) => [key, value]))].map(([key, value]) => ({ key, value }));
