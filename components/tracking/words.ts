import type { Outputs } from "~/server/api/trpc/root";
import { formatCount } from "../ui/format-number";
import type { StatusKind } from "../ui/status-icon";

export type Run = Outputs["tracking"]["listRuns"]["rows"][number];
export type RunStatus = Run["status"];

/** A run's state as a shape and a word. */
export const statusWords = {
  RUNNING: { status: "running", word: "Running" },
  SCHEDULED: { status: "unknown", word: "Scheduled" },
  FINISHED: { status: "good", word: "Finished" },
  FAILED: { status: "bad", word: "Failed" },
  KILLED: { status: "watch", word: "Stopped" },
} as const satisfies Record<RunStatus, { status: StatusKind; word: string }>;

/** Tags that a client writes by itself begin like this. */
const systemTag = /^mlflow\./u;
export const isSystemTag = (key: string): boolean => systemTag.test(key);

const units = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1000, "s"],
] as const;

/** The two largest parts: "3 min 12 s", "2 d 4 h", "480 ms". */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  const from = units.findIndex(([size]) => ms >= size);
  const [big, small] = [units[from], units[from + 1]];
  if (big === undefined) return "";
  const whole = `${Math.floor(ms / big[0])} ${big[1]}`;
  if (small === undefined) return whole;
  const rest = Math.floor((ms % big[0]) / small[0]);
  return rest === 0 ? whole : `${whole} ${rest} ${small[1]}`;
}

/** How long a run took; null while it has no end. */
export const durationOf = ({ startedMs, endedMs }: Pick<Run, "startedMs" | "endedMs">) =>
  endedMs === null ? null : durationWords(endedMs - startedMs);

/** The last letters of an id, enough to tell runs of one page apart; the first tell when it was made. */
export const shortId = (runId: string): string => runId.slice(-8);
const shorterId = (runId: string): string => runId.slice(-5);

/** Names of runs; where two share one, the id tells them apart. */
export function labelsOf(
  runs: readonly { readonly runId: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const { name } of runs) times.set(name, (times.get(name) ?? 0) + 1);
  const labelOf = ({ runId, name }: { runId: string; name: string }) => {
    if (name === "") return shortId(runId);
    return (times.get(name) ?? 0) > 1 ? `${name} (${shorterId(runId)})` : name;
  };
  return new Map(runs.map((run) => [run.runId, labelOf(run)]));
}

export const runsWords = (count: number): string => formatCount(count, "run");

export const experimentPath = (experimentId: number): string => `/experiments/${experimentId}`;
export const runPath = (run: { experimentId: number; runId: string }): string =>
  `${experimentPath(run.experimentId)}/runs/${run.runId}`;
