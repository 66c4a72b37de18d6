import { describe, expect, test } from "vitest";
import type { ChecklistParts } from "./scoring";
import { claimedOf, detailOf, resultOf, scoredBy } from "./testing/scored";

const scoring: ChecklistParts = {
  rule: "checklist_parts",
  parts: [
    { key: "basic", title: "Basic", gates: true, dimensions: ["a", "b"] },
    { key: "more", title: "More", gates: false, dimensions: ["c"] },
  ],
};
const levels = scoredBy(scoring, []).levels.slice(0, 2);
const list = scoredBy(scoring, ["a1", "a2", "a3", "b1", "c1", "c2"], { levels });
const basics = { a1: 1, a2: 1, a3: 1, b1: 1 };

describe("a checklist", () => {
  test("is passed when every applicable statement that counts is a full yes", () => {
    expect(claimedOf(list, basics)).toMatchObject({ level: 1, blockers: [] });
    const almost = claimedOf(list, { ...basics, a2: 0.5, c1: 1, c2: 1 });
    expect([almost.level, almost.blockers]).toEqual([0, ["a2"]]);
  });

  test("counts every part, and the parts that decide nothing apart", () => {
    const { detail, tally, everyLevel } = claimedOf(list, { ...basics, a1: 0, c1: 1 });
    expect(detailOf(detail, "parts").parts).toMatchObject([
      { key: "basic", gates: true, met: 3, applicable: 4, share: 0.75 },
      { key: "more", gates: false, met: 1, unknown: 1, applicable: 2, share: 0.5 },
    ]);
    expect([tally.applicable, everyLevel.applicable]).toEqual([4, 2]);
  });

  test("has no share where nothing applies, never 0 or 100 %", () => {
    const { detail } = claimedOf(list, { ...basics, c1: "out", c2: "out" });
    expect(detailOf(detail, "parts").parts[1]).toMatchObject({ applicable: 0, share: null });
  });

  test("leaves out what is out of scope, up to three in ten", () => {
    expect(claimedOf(list, { ...basics, a1: "out" }).level).toBe(1);
    const half = claimedOf(list, { ...basics, a1: "out", a2: "out" });
    expect([half.level, half.progress.at(-1)?.state]).toEqual([0, "not_assessable"]);
  });

  test("shows a level only for dimensions that decide", () => {
    const { profile } = resultOf(list, { ...basics, b1: 0, c1: 1 });
    expect(profile.map(({ claimed }) => claimed.level)).toEqual([1, 0, null]);
  });
});
