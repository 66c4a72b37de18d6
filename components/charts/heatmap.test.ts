import { describe, expect, test } from "vitest";
import { heatmapChart } from "./heatmap";
import { percent } from "./measure";
import { rampStep } from "./ramp";
import { renderChart } from "./render";

const named = (...labels: string[]) => labels.map((label) => ({ id: label, label }));
const scale = { min: 1, max: 5 };
const chart = (values: (number | null)[][], columns = ["Monitoring", "Value", "Testing"]) =>
  heatmapChart({
    rows: values.map((_, index) => ({ id: `t${index}`, label: `Team ${index + 1}` })),
    columns: named(...columns),
    values,
    scale,
  });

describe("the heatmap says what it finds", () => {
  test("the weakest column by its mean", () => {
    const model = chart([
      [1, 3, 4],
      [2, 2, 4],
    ]);
    expect(model.title).toBe("Monitoring is weakest across 2 teams (mean 1.5)");
    expect(model.caption).toBe(
      "2 teams by 3 dimensions: levels 1.0 to 4.0, mean 2.7, strongest Testing (mean 4.0); 0 of 6 not assessed.",
    );
  });

  test("two weakest are both named", () => {
    expect(chart([[1, 1, 4]]).title).toBe(
      "Monitoring and Value are weakest across 1 team (mean 1.0)",
    );
  });

  test("means that read the same are the same", () => {
    expect(chart([[1.54, 1.46, 4]]).title).toBe(
      "Monitoring and Value are weakest across 1 team (mean 1.5)",
    );
  });

  test("equal everywhere is said so", () => {
    expect(chart([[2, 2, 2]]).title).toBe("All 3 assessed dimensions stand at 2.0 across 1 team");
    expect(chart([[2]], ["Testing"]).title).toBe("Testing stands at 2.0 across 1 team");
  });

  test("not assessed counts in no mean and is counted aloud", () => {
    const model = chart([
      [null, 3, 2],
      [null, null, null],
    ]);
    expect(model.title).toBe("Testing is weakest across 2 teams (mean 2.0)");
    expect(model.caption).toContain("4 of 6 not assessed");
    expect(model.notes).toContain("Not assessed at all: Team 2.");
    expect(model.table.rows[1]).toEqual(["Team 2", null, null, null]);
  });

  test("nothing assessed, nothing to show", () => {
    expect(chart([[null, null, null]]).title).toBe("Nothing has been assessed yet in 1 team");
    expect(chart([[null, null, null]]).empty).toBe(true);
    expect(chart([]).title).toBe("Nothing to compare yet");
  });

  test("a short row is not assessed at its end, not an error", () => {
    expect(chart([[2]]).table.rows[0]).toEqual(["Team 1", 2, null, null]);
  });
});

describe("the ramp", () => {
  test("has five equal steps and keeps to its ends", () => {
    expect([1, 1.79, 1.8, 3, 4.2, 5].map((value) => rampStep(value, scale))).toEqual([
      1, 1, 2, 3, 5, 5,
    ]);
    expect([0, 9].map((value) => rampStep(value, scale))).toEqual([1, 5]);
  });
});

test("a cell that is too narrow for number and unit shows the number alone", () => {
  const model = heatmapChart({
    rows: named("A team with a long name"),
    columns: named(..."ABCDEFGHI".split("")),
    values: [Array.from({ length: 9 }, () => 100)],
    scale: { min: 0, max: 100 },
    measure: percent,
  });
  expect(renderChart(model, "regular")).toContain(">100 %<");
  expect(renderChart(model, "narrow")).not.toContain(">100 %<");
  expect(renderChart(model, "narrow")).toContain(">100<");
});

test("heads whose words find no room slant instead of being cut short", () => {
  const drawn = (columns: readonly string[]) =>
    renderChart(
      heatmapChart({
        rows: named("A team with a long name"),
        columns: named(...columns),
        values: [columns.map(() => 100)],
        scale: { min: 0, max: 100 },
        measure: percent,
      }),
      "regular",
    );
  const nine = ["Monitoring", "Retraining", "Governance", ..."ABCDEF".split("")];
  expect(drawn(nine)).toContain(">Monitoring<");
  expect(drawn(nine)).toContain("matrix(0.5,-0.866");
  expect(drawn(["Monitoring", "Value"])).not.toContain("matrix(0.5,-0.866");
});
