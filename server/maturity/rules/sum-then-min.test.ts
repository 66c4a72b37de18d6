import { describe, expect, test } from "vitest";
import type { SumThenMin } from "./scoring";
import { claimedOf, detailOf, resultOf, scoredBy } from "./testing/scored";

const scoring: SumThenMin = {
  rule: "sum_then_min",
  sections: ["a", "b"],
  bands: [
    { ordinal: 0, title: "None", from: 0, to: 0, includes: "both" },
    { ordinal: 1, title: "Some", from: 0, to: 1, includes: "to" },
    { ordinal: 2, title: "More", from: 1, to: 2, includes: "to" },
  ],
};
const keys = ["a1", "a2", "b1", "b2"];
const rubric = scoredBy(scoring, keys);

describe("sections and their lowest sum", () => {
  test("a strong section never makes up for a weak one", () => {
    const { level, detail, blockers } = claimedOf(rubric, { a1: 1, a2: 1, b1: 0, b2: 0 });
    expect(level).toBe(0);
    expect(detailOf(detail, "points")).toMatchObject({ points: 0, max: 2, band: "None" });
    expect(blockers).toEqual(["b1", "b2"]);
  });

  test("the edge of a band belongs to the band that says so", () => {
    expect(claimedOf(rubric, { a1: 1, a2: 1, b1: 1, b2: 0 }).level).toBe(1);
    expect(claimedOf(rubric, { a1: 1, a2: 1, b1: 1, b2: 0.25 }).level).toBe(2);
    expect(claimedOf(rubric, { a1: 0.25, a2: 0, b1: 1, b2: 1 }).level).toBe(1);
  });

  test("what is unknown earns nothing yet, and the detail says what it could", () => {
    const { detail } = claimedOf(rubric, { a1: 1, b1: 0.5, b2: 1 });
    expect(detailOf(detail, "points").sections).toEqual([
      { key: "a", title: "A", points: 1, atMost: 2, max: 2 },
      { key: "b", title: "B", points: 1.5, atMost: 1.5, max: 2 },
    ]);
  });

  test("what is out of scope earns nothing and never lifts a team", () => {
    const { level, detail } = claimedOf(rubric, { a1: 1, a2: "out", b1: 1, b2: 1 });
    expect(level).toBe(1);
    expect(detailOf(detail, "points").sections[0]).toMatchObject({ points: 1, atMost: 1, max: 2 });
  });

  test("each section says how far it alone would let a team come", () => {
    const { profile, scores } = resultOf(rubric, { a1: 1, a2: 1, b1: 1, b2: 0 });
    expect(profile.map(({ claimed }) => claimed.level)).toEqual([2, 1]);
    expect(scores.claimed.progress.map(({ met, applicable }) => `${met}/${applicable}`)).toEqual([
      "2/2",
      "2/2",
      "1/2",
      "0/2",
    ]);
  });

  test("a refuted answer costs levels even when it was only worth a part", () => {
    const { atRisk, gaps } = resultOf(rubric, { a1: 1, a2: 1, b1: 1, b2: 0.5 });
    const lost = [...atRisk, ...gaps].map(({ practice, levelsLost }) => [practice, levelsLost]);
    expect(Object.fromEntries(lost)).toEqual({ a1: 1, a2: 1, b1: 1, b2: 1 });
  });
});
