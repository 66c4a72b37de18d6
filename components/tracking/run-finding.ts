import { formatCount, formatNumber } from "../ui/format-number";
import { durationOf, type Run, statusWords } from "./words";

type Found = Pick<Run, "status" | "startedMs" | "endedMs" | "metrics">;

const named = 2;

/** What the run came to, in one sentence. */
export function runFinding(run: Found): string {
  const took = durationOf(run);
  const { word } = statusWords[run.status];
  const head = took === null ? `${word}, without an end so far` : `${word} after ${took}`;
  const metrics = Object.entries(run.metrics);
  if (metrics.length === 0) return `${head}; no metric was logged.`;
  const told = metrics
    .slice(0, named)
    .map(([key, { value }]) => `${key} ${value === null ? "NaN" : formatNumber(value)}`);
  const rest = metrics.length - told.length;
  const more = rest === 0 ? "" : ` and ${formatCount(rest, "more metric", "more metrics")}`;
  return `${head}: ${told.join(", ")}${more}.`;
}
