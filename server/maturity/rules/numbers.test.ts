import { expect, test } from "vitest";
import { confidenceOf, overallConfidence } from "./confidence";
import { coverageLadder } from "./coverage-ladder";
import { ageInDays, freshness } from "./freshness";
import { daysAgo, NOW } from "./testing/sample";
import { toShare, toTwentieths } from "./twentieths";

test("a share becomes whole twentieths, and one in between counts as the lower", () => {
  expect([0, 0.25, 0.35, 0.5, 1].map(toTwentieths)).toEqual([0, 5, 7, 10, 20]);
  expect(toTwentieths(0.999)).toBe(19);
  expect(toShare(toTwentieths(0.35))).toBe(0.35);
});

test("a share outside 0 to 1 is refused", () => {
  for (const share of [-0.1, 1.1, Number.NaN])
    expect(() => toTwentieths(share)).toThrow(RangeError);
});

test("counts that cannot be are refused", () => {
  for (const [good, eligible] of [
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [Number.NaN, 1],
  ] as const) {
    expect(() => coverageLadder(good, eligible)).toThrow(RangeError);
  }
});

test("evidence fades evenly to nothing, and a date in the future counts as now", () => {
  expect([freshness(0, 90), freshness(45, 90), freshness(90, 90), freshness(200, 90)]).toEqual([
    1, 0.5, 0, 0,
  ]);
  expect(freshness(0, 0)).toBe(0);
  expect(ageInDays(daysAgo(-3), NOW)).toBe(0);
});

test("confidence is low below .4, medium below .7, and high from there", () => {
  const band = (evidence: number, spread = 0) =>
    confidenceOf({ evidence, spread, assessors: 2 }).band;
  expect([band(0.2), band(0.25), band(0.6), band(0.625)]).toEqual([
    "low",
    "medium",
    "medium",
    "high",
  ]);
  expect(confidenceOf({ evidence: 0, spread: 0, assessors: 0 }).value).toBe(0);
  expect(overallConfidence([])).toEqual({ value: 0, band: "low" });
});
