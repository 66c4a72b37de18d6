import { describe, expect, test } from "vitest";
import { drawnOnce } from "./drawn-once";
import { heatmapChart } from "./heatmap";
import { renderChart } from "./render";

const chart = (value: number | null, label = "Fraud scoring") =>
  heatmapChart({
    rows: [
      { id: "a", label },
      { id: "b", label: "Credit" },
    ],
    columns: [{ id: "x", label: "Data" }],
    values: [[value], [3]],
    scale: { min: 0, max: 4 },
  });

describe("a drawing that is kept", () => {
  test("is what would be drawn anew, at every size", () => {
    for (const size of ["regular", "narrow", "compact", "regular"] as const) {
      expect(drawnOnce(chart(1), size)).toBe(renderChart(chart(1), size));
    }
  });

  test("is not shown for another value, another name or nothing known", () => {
    for (const other of [chart(2), chart(1, "Payments"), chart(null)]) {
      drawnOnce(chart(1), "regular");
      expect(drawnOnce(other, "regular")).toBe(renderChart(other, "regular"));
      expect(drawnOnce(other, "regular")).not.toBe(drawnOnce(chart(1), "regular"));
    }
  });

  test("is not drawn a second time, and is after many others were asked for", () => {
    let drawings = 0;
    const counted = { ...chart(1, "Counted") };
    const { option } = counted;
    // Asked once to know what the drawing shows, and once more to draw it.
    counted.option = (frame) => ((drawings += 1), option(frame));
    drawnOnce(counted, "regular");
    drawnOnce(counted, "regular");
    expect(drawings).toBe(3);
    for (let other = 0; other < 60; other += 1) drawnOnce(chart(1, `Team ${other}`), "compact");
    drawnOnce(counted, "regular");
    expect(drawings).toBe(5);
  });
});
