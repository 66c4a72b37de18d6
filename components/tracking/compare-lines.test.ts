import { expect, test } from "vitest";
import { compareAsked } from "./compare-asked";
import {
  axesOf,
  type Comparison,
  compareFinding,
  deltaOf,
  metricInView,
  shownLines,
} from "./compare-lines";
import { comparePath } from "./compare-path";

const point = (value: number | null, step = 0) => ({ value, timestamp: 0, step });
const facts = (runId: string) => ({
  runId,
  name: runId,
  experimentId: 1,
  userName: "",
  status: "FINISHED" as const,
  startedMs: 0,
  endedMs: null,
  artifactUri: "",
  deletedAt: null,
  frozenAt: null,
  sealedDigest: null,
});
const comparison: Comparison = {
  runs: [facts("a"), facts("b")],
  params: [
    { key: "depth", values: ["3", "5"], differs: true },
    { key: "loss", values: ["huber", "2"], differs: true },
    { key: "seed", values: ["1", "1"], differs: false },
  ],
  metrics: [
    { key: "acc", values: [point(0.8), point(0.9)], differs: true },
    { key: "curve", values: [point(1, 40), null], differs: true },
  ],
  tags: [],
};

test("equal lines are left out and counted, unless all are asked for", () => {
  expect(shownLines(comparison.params, false)).toMatchObject({ left: 1 });
  expect(shownLines(comparison.params, false).shown.map(({ key }) => key)).toEqual([
    "depth",
    "loss",
  ]);
  expect(shownLines(comparison.params, true)).toMatchObject({ left: 0 });
});

test("a distance needs two numbers: what is not known is no zero", () => {
  expect(deltaOf(0.9, 0.8)).toBeCloseTo(0.1);
  expect(deltaOf(null, 0.8)).toBeNull();
  expect(deltaOf(0.9, undefined)).toBeNull();
  expect(deltaOf(0.9, null)).toBeNull();
});

test("axes are the parameters that differ, as numbers only when all are, and the metric in view first", () => {
  const { axes, leftOut } = axesOf(comparison, "curve");
  expect(axes.map(({ label }) => label)).toEqual(["depth", "loss", "curve", "acc"]);
  expect(axes.map(({ values }) => values)).toEqual([
    [3, 5],
    ["huber", "2"],
    [1, null],
    [0.8, 0.9],
  ]);
  expect(leftOut).toBe(0);
});

test("more than eight parameters that differ are counted", () => {
  const params = Array.from({ length: 11 }, (_, at) => ({
    key: `p${at}`,
    values: ["1", "2"],
    differs: true,
  }));
  expect(axesOf({ ...comparison, params }, null)).toMatchObject({ leftOut: 3 });
});

test("curves are drawn of the metric asked for, else of the first that went over steps", () => {
  expect(metricInView(comparison, "acc")).toBe("acc");
  expect(metricInView(comparison, "never")).toBe("curve");
  expect(metricInView({ ...comparison, metrics: [] }, null)).toBeNull();
});

test("the finding counts what differs", () =>
  expect(compareFinding(comparison)).toBe(
    "2 runs differ in 2 of 3 parameters and 2 of 2 metrics.",
  ));

test("the address names 2 to 20 runs, each once, and reads back as it was written", () => {
  const ids = ["a", "b"].map((letter) => letter.repeat(32));
  const read = (path: string) => compareAsked(new URL(path, "http://x.invalid").searchParams);
  expect(read(comparePath(1, ids, { base: ids[1], all: true, metric: "val loss" }))).toEqual({
    runs: ids,
    base: ids[1],
    all: true,
    metric: "val loss",
  });
  expect(read(comparePath(1, ids.slice(1)))).toBeNull();
  expect(read(comparePath(1, [...ids, "nonsense"]))?.runs).toEqual(ids);
});
