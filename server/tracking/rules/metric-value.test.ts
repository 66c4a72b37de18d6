import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "~/server/core/testing/property-runs";
import {
  isLater,
  latestOf,
  type MetricPoint,
  readDouble,
  readInt64,
  storedValue,
  writeDouble,
} from "./metric-value";

test.each([
  [1.5, 1.5],
  [-0.25, -0.25],
  ["NaN", Number.NaN],
  ["nan", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["1.5", 1.5],
  ["-2e-3", -0.002],
  [" 7 ", 7],
  ["5.", 5],
  [".5", 0.5],
  ["1e999", Number.POSITIVE_INFINITY],
])("%j is read as the double %d", (json, value) => {
  expect(readDouble(json)).toBe(value);
});

test.each([
  null,
  undefined,
  true,
  "",
  " ",
  "abc",
  "1,5",
  "0x10",
  "1_000",
  "1e",
  ".",
  "constructor",
  [],
  {},
  "1".repeat(401),
])("%j is no double", (json) => {
  expect(readDouble(json)).toBeNull();
});

test("every double comes back as it was written", () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(readDouble(JSON.parse(JSON.stringify(writeDouble(value))))).toBe(value + 0);
    }),
    { numRuns: propertyRuns(1000) },
  );
});

test("infinities are stored as the largest numbers, NaN as it is", () => {
  expect(storedValue(Number.POSITIVE_INFINITY)).toBe(1.7976931348623157e308);
  expect(storedValue(Number.NEGATIVE_INFINITY)).toBe(-1.7976931348623157e308);
  expect(storedValue(Number.NaN)).toBeNaN();
  expect(storedValue(-0)).toBe(0);
  expect(storedValue(-1.5)).toBe(-1.5);
});

describe("whole numbers", () => {
  test.each([
    [0, 0],
    [-3, -3],
    ["12", 12],
    ["-12", -12],
    ["1.0", 1],
    [2 ** 53 - 1, 9_007_199_254_740_991],
    ["9007199254740991", 9_007_199_254_740_991],
    ["-9007199254740991", -9_007_199_254_740_991],
    [-(2 ** 53 - 1), -9_007_199_254_740_991],
  ])("%j is read", (json, value) => {
    expect(readInt64(json)).toBe(value);
  });

  test.each([
    null,
    undefined,
    true,
    1.5,
    "1.5",
    "",
    " 1",
    "1e3",
    "abc",
    Number.NaN,
    2 ** 53,
    "9007199254740992",
    "9223372036854775807",
    "1".repeat(401),
  ])("%j is refused", (json) => {
    expect(readInt64(json)).toBeNull();
  });
});

describe("the latest of a key", () => {
  const at = (step: number, timestamp: number, value: number): MetricPoint => ({
    step,
    timestamp,
    value,
  });

  test.each([
    ["a later step, whatever the time", at(2, 0, 0), at(1, 9, 9), true],
    ["an earlier step", at(1, 9, 9), at(2, 0, 0), false],
    ["a later time at the same step", at(1, 2, 0), at(1, 1, 9), true],
    ["a larger value at the same time", at(1, 1, 2), at(1, 1, 1), true],
    ["the same point again", at(1, 1, 1), at(1, 1, 1), false],
    ["NaN, which counts as zero, over less", at(1, 1, Number.NaN), at(1, 1, -1), true],
    ["NaN over zero", at(1, 1, Number.NaN), at(1, 1, 0), false],
    ["zero over NaN", at(1, 1, 0), at(1, 1, Number.NaN), false],
    ["more than zero over NaN", at(1, 1, 0.1), at(1, 1, Number.NaN), true],
    ["NaN over NaN", at(1, 1, Number.NaN), at(1, 1, Number.NaN), false],
    ["infinity over the largest number", at(1, 1, 1 / 0), at(1, 1, Number.MAX_VALUE), false],
  ])("%s", (...[, point, than, later]) => {
    expect(isLater(point, than)).toBe(later);
  });

  test("does not depend on the order, but for points that are equal", () => {
    const point = fc.record({
      step: fc.integer({ min: -2, max: 2 }),
      timestamp: fc.nat(2),
      value: fc.constantFrom(-1, 0, 1, Number.NaN, 1 / 0),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const [forth, back] = [latestOf(points), latestOf(points.toReversed())];
        if (forth === null || back === null) throw new Error("no latest");
        expect(isLater(forth, back) || isLater(back, forth)).toBe(false);
        expect(points.some((one) => isLater(one, forth))).toBe(false);
      }),
      { numRuns: propertyRuns(1000) },
    );
    expect(latestOf([])).toBeNull();
    const twins = [at(1, 1, 0), at(1, 1, Number.NaN)];
    expect(latestOf(twins)).toBe(twins[0]);
  });
});
