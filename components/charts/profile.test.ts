import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profileChart, sortByDamage, type ProfileRow } from "./profile";

const scale = {
  min: 1,
  max: 5,
  names: ["Manual", "Repeatable", "Reproducible", "Automated", "Improved"],
};
const row = (label: string, levels: Partial<ProfileRow>): ProfileRow => ({
  id: label,
  label,
  claimed: null,
  confirmed: null,
  proven: null,
  target: 3,
  ...levels,
});
const chart = (...rows: ProfileRow[]) => profileChart({ rows, scale });
const title = (...rows: ProfileRow[]) => chart(...rows).title;

describe("the profile says what it finds", () => {
  test("where evidence trails the claim most", () => {
    const found = title(
      row("Testing", { claimed: 2.9, confirmed: 1.8 }),
      row("Value", { claimed: 2.6, confirmed: 1.2 }),
    );
    expect(found).toBe("Evidence trails the claim most in Value (1.4 levels)");
  });

  test("one whole level is a level", () => {
    expect(title(row("Testing", { claimed: 3, confirmed: 2 }))).toContain("(1.0 level)");
  });

  test("two that trail alike are both named", () => {
    const found = title(
      row("Testing", { claimed: 3, confirmed: 1.6 }),
      row("Value", { claimed: 2.6, confirmed: 1.2 }),
    );
    expect(found).toBe("Evidence trails the claim most in Testing and Value (1.4 levels each)");
  });

  test("many that trail alike are counted", () => {
    const rows = ["A", "B", "C", "D"].map((label) => row(label, { claimed: 3, confirmed: 2.5 }));
    expect(title(...rows)).toBe("Evidence trails the claim most in 4 dimensions (0.5 levels each)");
  });

  test("a claim that its evidence matches", () => {
    expect(title(row("Testing", { claimed: 2, confirmed: 2 }))).toBe(
      "Evidence matches the claim in Testing",
    );
    const two = [row("A", { claimed: 2, confirmed: 2.04 }), row("B", { claimed: 3, confirmed: 3 })];
    expect(title(...two)).toBe("Evidence matches the claim in all 2 dimensions that have both");
  });

  test("evidence ahead of a modest claim", () => {
    const found = title(
      row("Data", { claimed: 2, confirmed: 2.5 }),
      row("A", { claimed: 2, confirmed: 2 }),
    );
    expect(found).toBe("Evidence is ahead of the claim most in Data (0.5 levels)");
  });

  test("unknown is never counted as a gap, a match or a zero", () => {
    expect(title(row("A", { claimed: 5 }), row("B", { claimed: 3, confirmed: 2.5 }))).toContain(
      "most in B",
    );
    expect(title(row("A", { claimed: 3 }), row("B", { claimed: 2 }))).toBe(
      "2 dimensions claimed, none confirmed yet",
    );
    expect(title(row("A", { confirmed: 3 }))).toBe("1 dimension confirmed, none claimed");
    expect(title(row("A", { confirmed: 3 }), row("B", { claimed: 2 }))).toBe(
      "No dimension has both a claim and evidence yet",
    );
  });

  test("nothing assessed and nothing to assess", () => {
    expect(title(row("A", {}))).toBe("No dimension has been assessed yet");
    expect(title()).toBe("No dimension to show yet");
    expect(chart(row("A", {})).empty).toBe(true);
    expect(chart(row("A", { proven: 2 })).empty).toBe(false);
  });
});

describe("the profile in words and as a table", () => {
  const model = chart(
    row("Testing", { claimed: 2.9, confirmed: 1.8, proven: 1.8 }),
    row("Data", { claimed: 3.6, confirmed: null }),
    row("Security", {}),
    row("Models", { claimed: 3.4, confirmed: 3.4, target: 3 }),
  );

  test("means are over what is known, and it says how many reach their target", () => {
    expect(model.caption).toBe(
      "4 dimensions, mean Claimed 3.3, mean Confirmed 2.6, mean Proven 1.8, 1 of 2 at target.",
    );
  });

  test("what is not drawn is named", () => {
    expect(model.notes).toEqual([
      "Not assessed: Security. Nothing is drawn for what is not known.",
      "Not confirmed: Data. Nothing is drawn for what is not known.",
    ]);
  });

  test("the table has every row, unknown as unknown", () => {
    expect(model.table.rows).toEqual([
      ["Testing", 2.9, 1.8, 1.8, 3, -1.1],
      ["Models", 3.4, 3.4, null, 3, 0],
      ["Data", 3.6, null, null, 3, null],
      ["Security", null, null, null, 3, null],
    ]);
  });
});

describe("rows stand by damage", () => {
  test("the greatest on top, unknown last, equal ones as they came", () => {
    const rows = [
      row("a", { damage: 1 }),
      row("b", { damage: null }),
      row("c", { damage: 3 }),
      row("d", { damage: 1 }),
    ];
    expect(sortByDamage(rows).map((one) => one.label)).toEqual(["c", "a", "d", "b"]);
  });

  test("no row is lost or doubled, whatever the numbers", () => {
    const level = fc.option(fc.double({ min: 1, max: 5, noNaN: true }));
    const rows = fc.array(fc.record({ claimed: level, confirmed: level, damage: level }));
    fc.assert(
      fc.property(rows, (levels) => {
        const given = levels.map((one, index) => row(`r${index}`, one));
        const sorted = sortByDamage(given).map((one) => one.label);
        expect(sorted.toSorted()).toEqual(given.map((one) => one.label).toSorted());
      }),
    );
  });
});
