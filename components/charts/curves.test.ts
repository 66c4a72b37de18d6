import { describe, expect, test } from "vitest";
import type { Curve } from "./curve-points";
import { curvesChart } from "./curves";
import { renderChart } from "./render";

const curve = (
  label: string,
  values: readonly (number | null)[],
  total = values.length,
): Curve => ({
  id: label,
  label,
  points: values.map((y, x) => ({ x, y })),
  total,
});
const chart = (...curves: readonly Curve[]) =>
  curvesChart({ measure: "accuracy", along: "step", of: "run", curves });

describe("one curve", () => {
  test("the title says where it went", () => {
    expect(chart(curve("a", [0.2, 0.5, 0.9])).title).toBe("accuracy rose from 0.2 to 0.9");
    expect(chart(curve("a", [0.9, 0.5, 0.2])).title).toBe("accuracy fell from 0.9 to 0.2");
    expect(chart(curve("a", [0.5, 0.9, 0.5])).title).toBe("accuracy began and ended at 0.5");
    expect(chart(curve("a", [0.5])).title).toBe("accuracy: 0.5 at step 0");
  });

  test("the caption names both extremes and where they were", () => {
    expect(chart(curve("a", [0.2, 0.9, 0.5])).caption).toBe(
      "accuracy by step: lowest 0.2 at step 0, highest 0.9 at step 1.",
    );
  });

  test("points that are left out are counted, and their extremes are not lost", () => {
    const long: Curve = {
      id: "a",
      label: "a",
      total: 1_000_000,
      points: [
        { x: 499_999, y: 0.5, stretch: { from: 0, low: 0.1, high: 0.6 } },
        { x: 999_999, y: 0.9, stretch: { from: 500_000, low: 0.4, high: 7 } },
      ],
    };
    const { title, caption, notes, table } = curvesChart({
      measure: "loss",
      along: "step",
      of: "run",
      curves: [long],
      wholeTable: true,
    });
    expect(notes[0]).toMatch(/^2 of 1,000,000 points shown\./u);
    expect(title).toBe("loss ended at 0.9 at step 999,999");
    expect(caption).toContain("lowest 0.1 at step 499,999, highest 7");
    expect(table.rows[1]).toEqual(["999,999", 0.9, 0.4, 7]);
    expect(renderChart(chart(long), "regular")).toContain("0.25");
    expect(chart(curve("a", [0.2, 0.9])).notes).toEqual(["All 2 points shown."]);
  });

  test("what is not a finite number leaves a gap and is counted", () => {
    const { notes, option } = chart(curve("a", [0.2, null, 0.9, 1.7976931348623157e308, 0.4]));
    expect(notes).toContain("2 points not a finite number, so there is a gap in the line.");
    expect(option({ size: "regular", width: 640, height: 260 })).toBeDefined();
  });
});

describe("several curves", () => {
  test("the title names who ends highest", () => {
    expect(chart(curve("a", [0.2, 0.9]), curve("b", [0.3, 0.7])).title).toBe(
      "accuracy: a ends highest at 0.9",
    );
    expect(chart(curve("a", [0.2, 0.9]), curve("b", [0.9])).title).toBe(
      "accuracy: a and b end highest at 0.9",
    );
  });

  test("a run that never logged it is counted, and stands in the table as not known", () => {
    const { notes, table } = chart(curve("a", [0.2, 0.9]), curve("b", []));
    expect(notes).toContain("1 run did not log it.");
    expect(table.rows[1]).toEqual(["b", null, null, null, null, null, 0]);
  });

  test("every curve has its name in the drawing, twenty of them, too", () => {
    const many = Array.from({ length: 20 }, (_, at) => curve(`run-${at}`, [at / 20, 1 - at / 20]));
    const svg = renderChart(chart(...many), "regular");
    for (const { label } of many) expect(svg).toContain(` ${label}<`);
  });
});

test("nothing to draw is empty, and says so", () => {
  expect(chart(curve("a", [null])).title).toBe("accuracy: no value that can be drawn");
  expect(chart().empty).toBe(true);
  expect(renderChart(chart(), "narrow")).toContain("<svg");
});
