import { describe, expect, test } from "vitest";
import type { StreamSumMean } from "./scoring";
import { percentToTarget, progressToDate } from "./target-progress";
import { claimedOf, detailOf, scoredBy } from "./testing/scored";
import { toTwentieths } from "./twentieths";

const stream = (key: string, practices: readonly string[]) => ({ key, title: key, practices });

/** One group with two topics (one of two streams, one of a single stream), another group with one topic. */
const scoring: StreamSumMean = {
  rule: "stream_sum_mean",
  groups: [
    {
      key: "g1",
      title: "G1",
      topics: [
        { key: "t1", title: "T1", streams: [stream("A", ["a1", "a2"]), stream("B", ["b1", "b2"])] },
        { key: "t2", title: "T2", streams: [stream("C", ["c1", "c2"])] },
      ],
    },
    {
      key: "g2",
      title: "G2",
      topics: [{ key: "t3", title: "T3", streams: [stream("D", ["d1", "d2"])] }],
    },
  ],
  bands: [
    { ordinal: 0, title: "Low", from: 0, to: 1, includes: "from" },
    { ordinal: 1, title: "High", from: 1, to: 2, includes: "both" },
  ],
};
const model = scoredBy(scoring, ["a1", "a2", "b1", "b2", "c1", "c2", "d1", "d2"]);

const values = (given: Readonly<Record<string, number>>) =>
  new Map(Object.entries(given).map(([key, value]) => [key, toTwentieths(value)]));

describe("streams, topics and groups", () => {
  test("a stream is a sum, and everything above is the mean of what it is made of", () => {
    // T1 = (1.25 + .5) / 2 = .875; G1 = (.875 + 2) / 2 = 1.4375; G2 = .5; whole = .96875
    const given = { a1: 1, a2: 0.25, b1: 0.5, b2: 0, c1: 1, c2: 1, d1: 0.5, d2: 0 };
    const { level, detail } = claimedOf(model, given);
    const shown = detailOf(detail, "means");
    expect(shown).toMatchObject({ score: 0.968_75, max: 2, band: "Low" });
    const [first] = shown.parts;
    expect([first?.score, first?.parts.map(({ score }) => score)]).toEqual([1.4375, [0.875, 2]]);
    expect(level).toBe(0);
  });

  test("a mean on the edge of a band is exactly there", () => {
    const { level, detail } = claimedOf(model, {
      a1: 1,
      b1: 1,
      c1: 1,
      d1: 1,
      a2: 0,
      b2: 0,
      c2: 0,
      d2: 0,
    });
    expect([level, detailOf(detail, "means").score]).toEqual([1, 1]);
  });

  test("unknown counts as nothing and shows in what is possible; out of scope earns nothing", () => {
    const { detail } = claimedOf(model, { a1: 1, a2: "out" });
    expect(detailOf(detail, "means").parts[0]?.parts[0]?.parts[0]).toMatchObject({
      score: 1,
      atMost: 1,
      max: 2,
    });
    expect(detailOf(detail, "means").atMost).toBe(1.875);
  });

  test("percent to target never counts more than was aimed for, so it stays within 100 %", () => {
    const target = values({ a1: 0.5, b1: 1 });
    expect(percentToTarget(scoring, values({ a1: 1, b1: 0.5 }), target)).toBeCloseTo(2 / 3);
    expect(percentToTarget(scoring, values({ a1: 1, b1: 1, c1: 1 }), target)).toBe(1);
    expect(percentToTarget(scoring, values({ a1: 1 }), values({}))).toBeNull();
  });

  test("progress is measured from the start, may fall below it, and is null without a way to go", () => {
    const target = values({ a1: 1, b1: 1 });
    const start = values({ a1: 0.5 });
    const at = (now: ReturnType<typeof values>) => progressToDate(scoring, { start, now, target });
    expect(at(start)).toBe(0);
    expect(at(values({ a1: 1, b1: 0.25 }))).toBe(0.5);
    expect(at(values({}))).toBeCloseTo(-1 / 3);
    expect(progressToDate(scoring, { start: target, now: start, target })).toBeNull();
  });
});
