import { describe, expect, test } from "vitest";
import { parallelChart, type ParallelInput } from "./parallel";
import { renderChart } from "./render";

const input: ParallelInput = {
  of: "run",
  lines: [{ label: "one" }, { label: "two" }],
  axes: [
    { label: "depth", role: "setting", values: [3, 5] },
    { label: "loss", role: "setting", values: ["huber", "squared"] },
    { label: "accuracy", role: "result", values: [0.8, 0.9] },
  ],
  leftOut: 0,
};

describe("the finding", () => {
  test("names who has the highest of the first result", () =>
    expect(parallelChart(input).title).toBe(
      "2 runs differ in 2 parameters; two has the highest accuracy, 0.9",
    ));

  test("ties are named together", () => {
    const axes = input.axes.with(2, { label: "accuracy", role: "result", values: [0.9, 0.9] });
    expect(parallelChart({ ...input, axes }).title).toBe(
      "2 runs differ in 2 parameters; one and two have the highest accuracy, 0.9",
    );
  });

  test("without a result it says what differs", () =>
    expect(parallelChart({ ...input, axes: input.axes.slice(0, 2) }).title).toBe(
      "2 runs differ in 2 parameters",
    ));
});

test("what is left out and what was not logged is counted", () => {
  const axes = input.axes.with(0, { label: "depth", role: "setting", values: [null, 5] });
  expect(parallelChart({ ...input, axes, leftOut: 4 }).notes).toEqual([
    "4 more parameters that differ are not drawn; the table above has them.",
    "1 value was not logged: the line is broken there.",
  ]);
});

test("the table holds every value at full precision", () => {
  const { table } = parallelChart(input);
  expect(table.columns.map(({ label }) => label)).toEqual(["Run", "depth", "loss", "accuracy"]);
  expect(table.rows).toEqual([
    ["one", 3, "huber", 0.8],
    ["two", 5, "squared", 0.9],
  ]);
});

test("axes, their ends and the runs have their words in both drawings", () => {
  const wide = renderChart(parallelChart(input), "regular");
  for (const word of ["depth", "loss", "accuracy", "huber", "squared", "0.8", "one", "two"])
    expect(wide).toContain(word);
  expect(renderChart(parallelChart(input), "narrow")).toContain("squared");
});

test("too little to draw is empty, and says so", () => {
  const { empty, title } = parallelChart({ ...input, axes: input.axes.slice(0, 1) });
  expect(empty).toBe(true);
  expect(title).toBe("Too little differs to draw one line per run");
});
