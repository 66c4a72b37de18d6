import { describe, expect, test } from "vitest";
import type { BandedTotal } from "./scoring";
import { claimedOf, detailOf, resultOf, scoredBy } from "./testing/scored";

const scoring: BandedTotal = {
  rule: "banded_total",
  pointsEach: 2,
  bands: [
    { ordinal: 1, title: "Low", from: 0, to: 2, includes: "both" },
    { ordinal: 2, title: "Middle", from: 3, to: 5, includes: "both" },
    { ordinal: 3, title: "High", from: 6, to: 6, includes: "both" },
  ],
};
const points = scoredBy(scoring, ["a1", "a2", "b1"], { floor: 1 });

describe("a total in bands", () => {
  test("adds whole points and rounds down, so half a point never lifts a level", () => {
    const { level, detail } = claimedOf(points, { a1: 1, a2: 0.25, b1: 0 });
    expect(detailOf(detail, "points")).toMatchObject({ points: 2, max: 6, band: "Low" });
    expect(level).toBe(1);
    expect(claimedOf(points, { a1: 1, a2: 0.25, b1: 0.25 }).level).toBe(2);
  });

  test("shows the points of each dimension and what is still possible", () => {
    const { detail } = claimedOf(points, { a1: 1, a2: 0.25 });
    const shown = detailOf(detail, "points");
    expect(shown.sections).toEqual([
      { key: "a", title: "A", points: 2.5, atMost: 2.5, max: 4 },
      { key: "b", title: "B", points: 0, atMost: 2, max: 2 },
    ]);
    expect([shown.points, shown.atMost]).toEqual([2, 4]);
  });

  test("gives nothing for what is out of scope", () => {
    expect(claimedOf(points, { a1: 1, a2: 1, b1: "out" }).level).toBe(2);
  });

  test("names everything unfinished as what keeps a team below, and nothing at the top", () => {
    expect(claimedOf(points, { a1: 1, a2: 0.5, b1: 0 }).blockers).toEqual(["a2", "b1"]);
    expect(claimedOf(points, { a1: 1, a2: 1, b1: 1 })).toMatchObject({ level: 3, blockers: [] });
  });

  test("has no level per dimension, only shares", () => {
    const { profile } = resultOf(points, { a1: 1, a2: 0, b1: 1 });
    expect(profile.map(({ claimed }) => [claimed.share, claimed.level])).toEqual([
      [0.5, null],
      [1, null],
    ]);
  });
});
