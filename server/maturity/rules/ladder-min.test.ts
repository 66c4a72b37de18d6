import { describe, expect, test } from "vitest";
import { rankOf, rankValue } from "./ladder-min";
import type { LadderMin } from "./scoring";
import { measured } from "./testing/sample";
import { claimedOf, detailOf, resultOf, scoredBy } from "./testing/scored";

const scoring: LadderMin = {
  rule: "ladder_min",
  variables: [
    { practice: "a1", top: 2, ranks: [0, 0, 1, 2] },
    { practice: "a2", top: 1, ranks: [0, 1, 1, 1] },
    { practice: "b1", top: 1, ranks: [0, 0, 0, 1] },
  ],
};
const table = scoredBy(scoring, ["a1", "a2", "b1"]);

describe("a table of states", () => {
  test("puts each row on the highest level whose state it reaches, and the lowest row decides", () => {
    const { level, detail, blockers } = claimedOf(table, { a1: 0.5, a2: 1, b1: 0 });
    const { variables, dimensions } = detailOf(detail, "ranks");
    expect(variables.map((row) => [row.practice, row.rank, row.level])).toEqual([
      ["a1", 1, 2],
      ["a2", 1, 3],
      ["b1", 0, 2],
    ]);
    expect(dimensions).toEqual([
      { dimension: "a", level: 2 },
      { dimension: "b", level: 2 },
    ]);
    expect(level).toBe(2);
    expect(blockers).toEqual(["a1", "b1"]);
  });

  test("counts an unknown row as its first state and shows what it could still be", () => {
    const { level, detail } = claimedOf(table, { a1: 1, b1: 1 });
    expect(level).toBe(0);
    const [, unknown] = detailOf(detail, "ranks").variables;
    expect(unknown).toMatchObject({ practice: "a2", rank: 0, atMost: 1, level: 0 });
  });

  test("says per level how many rows are there", () => {
    const { progress } = claimedOf(table, { a1: 0.5, a2: 1, b1: 0 });
    expect(progress.map(({ state, met, applicable }) => [state, met, applicable])).toEqual([
      ["granted", 3, 3],
      ["reached", 3, 3],
      ["reached", 3, 3],
      ["not_reached", 1, 3],
    ]);
  });

  test("is not assessable when more than three in ten rows are out of scope", () => {
    const { level, progress, detail } = claimedOf(table, { a1: 1, a2: 1, b1: "out" });
    expect(level).toBe(0);
    expect(progress.at(-1)?.state).toBe("not_assessable");
    expect(detailOf(detail, "ranks").dimensions.at(-1)).toEqual({ dimension: "b", level: null });
  });

  test("agrees with answers worth a third and two thirds", () => {
    expect([0, 1, 2, 3].map((rank) => rankOf(rankValue(rank, 3), 3))).toEqual([0, 1, 2, 3]);
    expect(rankOf(12, 3)).toBe(1);
  });

  test("lets evidence move a row down, and Proven only counts what is shown", () => {
    const seen = [measured("C01", 0.5)];
    const { scores, profile } = resultOf(table, { a1: 1, a2: 1, b1: 1 }, seen);
    expect([scores.claimed.level, scores.confirmed.level, scores.proven.level]).toEqual([3, 0, 0]);
    expect(profile.map(({ dimension, confirmed }) => [dimension, confirmed.level])).toEqual([
      ["a", 0],
      ["b", 2],
    ]);
  });
});
