import { describe, expect, test } from "vitest";
import type { WeightedMean } from "./scoring";
import { claimedOf, detailOf, scoredBy } from "./testing/scored";

const scoring: WeightedMean = {
  rule: "weighted_mean",
  weights: { a1: 3 },
  bands: [
    { ordinal: 0, title: "Low", from: 0, to: 0.6, includes: "from" },
    { ordinal: 1, title: "Middle", from: 0.6, to: 0.9, includes: "from" },
    { ordinal: 2, title: "High", from: 0.9, to: 1, includes: "both" },
  ],
};
const model = scoredBy(scoring, ["a1", "a2", "b1"]);

describe("a weighted mean", () => {
  test("weighs each value, and what is not listed weighs one", () => {
    // (3 x 1 + 0 + 0) / 5 = .6, exactly the beginning of the middle band
    const { level, detail } = claimedOf(model, { a1: 1, a2: 0, b1: 0 });
    expect(detailOf(detail, "means")).toMatchObject({ score: 0.6, band: "Middle", max: 1 });
    expect(level).toBe(1);
    expect(claimedOf(model, { a1: 0, a2: 1, b1: 1 }).level).toBe(0);
  });

  test("leaves out what is out of scope, and is null where nothing is left", () => {
    const five = scoredBy(scoring, ["a1", "a2", "a3", "a4", "b1"]);
    const { level, detail } = claimedOf(five, { a1: 1, a2: 1, a3: 1, a4: 1, b1: "out" });
    expect([level, detailOf(detail, "means").score]).toEqual([2, 1]);
    expect(detailOf(detail, "means").parts[1]).toMatchObject({ key: "b", score: null });
  });

  test("is not assessable with more than three in ten out of scope", () => {
    const { level, progress, detail } = claimedOf(model, { a1: 1, a2: "out", b1: 1 });
    expect([level, progress.at(-1)?.state]).toEqual([0, "not_assessable"]);
    expect(detailOf(detail, "means").score).toBe(1);
  });

  test("counts the unknown as nothing and shows what it could become", () => {
    const { level, detail } = claimedOf(model, { a1: 1 });
    expect([level, detailOf(detail, "means").atMost]).toEqual([1, 1]);
  });
});
