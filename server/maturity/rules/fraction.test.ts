import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, divided, fraction, fromPoints, mean, plus, sum, toNumber } from "./fraction";

describe("exact fractions", () => {
  test("add, divide and compare without rounding", () => {
    const thirds = sum([fraction(1, 3), fraction(1, 3), fraction(1, 3)]);
    expect(thirds).toEqual(fraction(1));
    expect(compare(divided(fraction(2), 3), fraction(4, 6))).toBe(0);
    expect(compare(fromPoints(0.07), fraction(7, 100))).toBe(0);
    expect(compare(fraction(1, 3), fraction(1, 4))).toBeGreaterThan(0);
  });

  test("a mean of nothing is null, and nothing is divided by zero", () => {
    expect(mean([])).toBeNull();
    expect(mean([fraction(1), fraction(2)])).toEqual(fraction(3, 2));
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });

  test("agree with ordinary numbers", () => {
    const some = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(some, some, ([a, b], [c, d]) => {
        const [one, other] = [fraction(a, b), fraction(c, d)];
        expect(toNumber(plus(one, other))).toBeCloseTo(a / b + c / d, 9);
        expect(Math.sign(compare(one, other))).toBe(Math.sign(a * d - c * b));
      }),
    );
  });
});
