import { describe, expect, test } from "vitest";
import type { RiskRules } from "./scoring";
import { claimedOf, detailOf, scoredBy } from "./testing/scored";

const met = (key: string) => ({ met: key });

/** AWS shape: high risk 0, medium risk 1, no risk 2. */
const scoring: RiskRules = {
  rule: "risk_rules",
  questions: [
    {
      key: "q1",
      title: "Question 1",
      practices: ["a1", "a2", "a3", "a4"],
      rules: [
        { when: { all: ["a1", "a2", "a3", "a4"].map(met) }, level: 2 },
        { when: { any: [met("a1"), { all: [met("a2"), met("a3")] }] }, level: 1 },
        { when: "otherwise", level: 0 },
      ],
    },
    {
      key: "q2",
      title: "Question 2",
      practices: ["b1"],
      rules: [
        { when: { not: met("b1") }, level: 1 },
        { when: "otherwise", level: 2 },
      ],
    },
  ],
};
const keys = ["a1", "a2", "a3", "a4", "b1"];
const lens = scoredBy(scoring, keys, { levels: scoredBy(scoring, []).levels.slice(0, 3) });
const all = { a1: 1, a2: 1, a3: 1, a4: 1, b1: 1 };

describe("risk rules", () => {
  test("the first rule that is true decides, and the lowest question gives the level", () => {
    expect(claimedOf(lens, all).level).toBe(2);
    expect(claimedOf(lens, { ...all, a4: 0 }).level).toBe(1);
    expect(claimedOf(lens, { ...all, a1: 0, a2: 0 }).level).toBe(0);
    expect(claimedOf(lens, { ...all, b1: 0 }).level).toBe(1);
  });

  test("says which rule decided each question and what is missing", () => {
    const { detail, blockers, progress } = claimedOf(lens, { ...all, a2: 0, a4: 0.5 });
    expect(detailOf(detail, "risks").questions).toEqual([
      { key: "q1", title: "Question 1", level: 1, rule: 1 },
      { key: "q2", title: "Question 2", level: 2, rule: 1 },
    ]);
    expect(blockers).toEqual(["a2", "a4"]);
    expect(progress.map((rung) => `${rung.met}/${rung.applicable}`)).toEqual(["2/2", "2/2", "1/2"]);
  });

  test("unknown counts as not done, and the question stays open", () => {
    const { level, progress } = claimedOf(lens, { a1: 1, a2: 1, a3: 1, b1: 1 });
    expect(level).toBe(1);
    expect(progress.at(-1)).toMatchObject({ met: 1, unknown: 1, unmet: 0 });
  });

  test("out of scope counts as done, up to three in ten of a question", () => {
    expect(claimedOf(lens, { ...all, a4: "out" }).level).toBe(2);
    expect(claimedOf(lens, { ...all, a3: "out", a4: "out" }).level).toBe(0);
  });
});
