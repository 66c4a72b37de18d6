import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difference, levels, percent, printed, printedSize, rounded } from "./measure";

describe("what the values of a chart are counted in", () => {
  test("levels have one decimal, percent none", () => {
    expect(printed(2.44, levels)).toBe("2.4");
    expect(printed(3, levels)).toBe("3.0");
    expect(printed(62.5, percent)).toBe("63 %");
    expect(printed(0, percent)).toBe("0 %");
  });

  test("a half goes away from zero, also where the computer keeps a little less than a half", () => {
    expect(rounded(1.25, levels)).toBe(1.3);
    expect(rounded(-1.25, levels)).toBe(-1.3);
    expect(rounded(0.25 - 0.1, levels)).toBe(0.2);
    // 1.005 × 100 is 100.49999999999999 here.
    expect(rounded(1.005 * 100, percent)).toBe(101);
    expect(rounded(-0.5, percent)).toBe(-1);
  });

  test("a difference is called by its size, without a sign", () => {
    expect(difference(1.4, levels)).toBe("1.4 levels");
    expect(difference(-1.4, levels)).toBe("1.4 levels");
    expect(difference(12, percent)).toBe("12 points");
    expect(printedSize(-0.04, levels)).toBe("0.0");
  });

  test("one is one after rounding, and nothing is several", () => {
    expect(difference(-1, percent)).toBe("1 point");
    expect(difference(0.96, levels)).toBe("1.0 level");
    expect(difference(1.4, percent)).toBe("1 point");
    expect(difference(0, percent)).toBe("0 points");
  });

  test("rounding moves a value by half a unit at the most, keeps order, and does nothing twice", () => {
    const value = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(levels, percent), value, value, (measure, one, other) => {
        const unit = 10 ** -measure.digits;
        expect(Math.abs(rounded(one, measure) - one)).toBeLessThanOrEqual(unit / 2 + 1e-8);
        expect(rounded(rounded(one, measure), measure)).toBeCloseTo(rounded(one, measure), 12);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(rounded(less, measure)).toBeLessThanOrEqual(rounded(more, measure));
      }),
    );
  });
});
