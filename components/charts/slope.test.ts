import { describe, expect, test } from "vitest";
import { renderChart } from "./render";
import { slopeChart, type SlopeRow } from "./slope";

const row = (label: string, before: number | null, after: number | null): SlopeRow => ({
  id: label,
  label,
  before,
  after,
});
const chart = (...rows: SlopeRow[]) =>
  slopeChart({ rows, before: "Mar 2026", after: "Nov 2026", scale: { min: 1, max: 5 } });

describe("the change between two milestones", () => {
  test("one that fell is named with its loss", () => {
    const rows = [row("A", 1, 1.5), row("B", 2, 2.4), row("Testing", 2.6, 2.3)];
    expect(chart(...rows).title).toBe("Since Mar 2026: 2 of 3 dimensions up, Testing down 0.3");
  });

  test("several that fell alike are named together", () => {
    const rows = [row("A", 1, 1.5), row("B", 2.6, 2.3), row("C", 3, 2.7)];
    expect(chart(...rows).title).toBe(
      "Since Mar 2026: 1 of 3 dimensions up, B and C down 0.3 each",
    );
  });

  test("several that fell differently are counted, the worst named", () => {
    const rows = [row("A", 3, 2.5), row("B", 2.6, 2.3), row("C", 3, 3)];
    expect(chart(...rows).title).toBe("Since Mar 2026: 0 of 3 dimensions up, 2 down, most A (0.5)");
  });

  test("only gains, and no change at all", () => {
    expect(chart(row("A", 1, 2)).title).toBe("Since Mar 2026: 1 of 1 dimension up, none down");
    expect(chart(row("A", 2, 2.04), row("B", 3, 3)).title).toBe(
      "Since Mar 2026: no change in 2 dimensions",
    );
  });

  test("what is known only once is not compared, and is named", () => {
    const model = chart(row("A", 1, 2), row("B", null, 3), row("C", 2, null));
    expect(model.title).toBe("Since Mar 2026: 1 of 1 dimension up, none down");
    expect(model.caption).toBe(
      "Mar 2026 to Nov 2026: 1 up, 0 down, 0 unchanged, 2 not comparable, greatest gain A (+1.0).",
    );
    expect(model.notes).toEqual([
      "Not known in Mar 2026, so not drawn: B.",
      "Not known in Nov 2026, so not drawn: C.",
    ]);
    expect(model.table.rows).toEqual([
      ["A", 1, 2, 1],
      ["B", null, 3, null],
      ["C", 2, null, null],
    ]);
  });

  test("nothing comparable and nothing at all", () => {
    expect(chart(row("B", null, 3)).title).toBe("No dimension is known both in Mar 2026 and now");
    expect(chart().title).toBe("Nothing to compare yet");
    expect(chart().empty).toBe(true);
  });
});

describe("the two names above the lines", () => {
  const placeOf = (svg: string, name: string): number =>
    Number(new RegExp(String.raw`\by="(?<y>[\d.]+)"[^>]*>${name}<`).exec(svg)?.groups?.["y"]);

  test("stand above each other where one line has no room for both", () => {
    const names = {
      before: "Before the new platform, 24 Jun 2026",
      after: "After the new platform",
    };
    const model = slopeChart({ ...names, rows: [row("Data", 1, 2)], scale: { min: 1, max: 5 } });
    const [wide, narrow] = [renderChart(model, "regular"), renderChart(model, "narrow")];
    expect(placeOf(wide, names.before)).toBeGreaterThan(0);
    expect(placeOf(wide, names.before)).toBe(placeOf(wide, names.after));
    expect(placeOf(narrow, names.before)).toBeLessThan(placeOf(narrow, names.after) - 12);
  });
});
