import { expect, test } from "vitest";
import { runFinding } from "./run-finding";

const point = (value: number | null) => ({ value, timestamp: 0, step: 0 });
const run = { status: "FINISHED", startedMs: 0, endedMs: 192_000, metrics: {} } as const;

test("a run says how it ended, after how long and with what", () => {
  const metrics = { acc: point(0.931), loss: point(null), f1: point(1) };
  expect(runFinding({ ...run, metrics })).toBe(
    "Finished after 3 min 12 s: acc 0.931, loss NaN and 1 more metric.",
  );
  expect(runFinding(run)).toBe("Finished after 3 min 12 s; no metric was logged.");
});

test("a run that goes on has no duration yet", () =>
  expect(runFinding({ ...run, status: "RUNNING", endedMs: null })).toBe(
    "Running, without an end so far; no metric was logged.",
  ));
