import { describe, expect, test } from "vitest";
import type { Answer, Response } from "./answer";
import { assess } from "./assess";
import type { Assessment } from "./assessment";
import type { AskedPractice, Framework } from "./framework";
import type { Observation } from "./observation";
import { choose, daysAgo, framework, measured, NOW, practice, respond } from "./testing/sample";

const required = (key: string, level: number | "every", rest: Partial<AskedPractice> = {}) =>
  practice(key, { level, ...rest });

const score = (
  subject: Framework,
  answers: readonly Answer[],
  observations: readonly Observation[] = [],
): Assessment => assess({ framework: subject, answers, observations, now: NOW });

const most = (...keys: readonly string[]) => keys.map((key) => choose(key, "most"));

const outOfScope: Response = {
  kind: "out_of_scope",
  reason: "Not for us.",
  approvedBy: "zoe",
  expiresAt: daysAgo(-30),
};

const states = ({ scores }: Assessment) => scores.claimed.progress.map(({ state }) => state);

describe("a team's level", () => {
  const ladder = framework([required("a", 1), required("b", 2), required("c", 3)]);

  test("is the highest whose requirements, and all below, are met", () => {
    expect(score(ladder, most("a", "b")).scores.claimed.level).toBe(2);
    expect(score(ladder, most("a", "c")).scores.claimed.level).toBe(1);
  });

  test("needs the threshold, not almost the threshold", () => {
    const answers = [...most("a"), choose("b", "half")];
    expect(score(ladder, answers).scores.claimed.level).toBe(1);
    const lenient = { ...ladder, scoring: { rule: "staged_all", threshold: 0.5 } } as const;
    expect(score(lenient, answers).scores.claimed.level).toBe(2);
  });

  test("names what blocks the next level, and nothing at the top", () => {
    expect(score(ladder, most("a", "c")).scores.claimed.blockers).toEqual(["b"]);
    expect(score(ladder, most("a", "b", "c")).scores.claimed.blockers).toEqual([]);
  });

  test("starts at the floor, and an unmet requirement there blocks what is above", () => {
    const floored = framework([required("a", 1), required("b", 2)], { floor: 1 });
    const { claimed } = score(floored, most("b")).scores;
    expect([claimed.level, claimed.blockers]).toEqual([1, ["a"]]);
  });

  test("passes through a level that requires nothing, and says so", () => {
    const gap = framework([required("a", 1), required("c", 3)]);
    const result = score(gap, most("a", "c"));
    expect(result.scores.claimed.level).toBe(3);
    expect(states(result)).toEqual(["granted", "reached", "empty", "reached"]);
  });

  test("ignores optional practices and those of every level, which are reported apart", () => {
    const more = framework([
      required("a", 1),
      practice("o", { kind: "O" }),
      required("x", "every"),
    ]);
    const { claimed } = score(more, most("a")).scores;
    expect(claimed.level).toBe(3);
    expect(claimed.everyLevel).toEqual({ met: 0, unmet: 0, unknown: 1, applicable: 1 });
  });

  test("counts unknown apart from not met", () => {
    const [rung] = score(ladder, [choose("a", "none")]).scores.claimed.progress.slice(1);
    expect(rung).toMatchObject({ met: 0, unmet: 1, unknown: 0 });
    expect(score(ladder, []).scores.claimed.progress[1]).toMatchObject({ unmet: 0, unknown: 1 });
  });
});

describe("practices out of scope", () => {
  const wide = (count: number) =>
    framework(
      Array.from({ length: count }, (_, index) => required(`p${index}`, 1)),
      {
        levels: framework([]).levels.slice(0, 2),
      },
    );
  const exclude = (count: number, excluded: number) =>
    score(wide(count), [
      ...Array.from({ length: excluded }, (_, index) => respond(`p${index}`, outOfScope)),
      ...Array.from({ length: count - excluded }, (_, index) =>
        choose(`p${index + excluded}`, "most"),
      ),
    ]);

  test("up to three in ten leave the rest to decide", () => {
    expect(exclude(10, 3).scores.claimed.level).toBe(1);
    expect(exclude(10, 3).scores.claimed.progress[1]).toMatchObject({ applicable: 7, excluded: 3 });
  });

  test("more than three in ten make the level not assessable", () => {
    expect(exclude(10, 4).scores.claimed.level).toBe(0);
    expect(states(exclude(10, 4))[1]).toBe("not_assessable");
  });

  test("have no verdict and no values, but say when checks contradict them", () => {
    const seen = [measured("C01", 0.5)];
    const { practices } = score(framework([required("a", 1)]), [respond("a", outOfScope)], seen);
    expect(practices[0]).toMatchObject({
      verdict: null,
      values: { claimed: null, confirmed: null, proven: null },
      notes: ["exclusion_contradicted_by_evidence"],
    });
  });

  test("at the floor, which is granted, do not stop the climb", () => {
    const floored = framework([required("a", 1), required("b", 2)], { floor: 1 });
    const answers = [respond("a", outOfScope), ...most("b")];
    expect(score(floored, answers).scores.claimed.level).toBe(3);
  });
});

describe("a gate", () => {
  const gate = {
    key: "g",
    practice: "a",
    check: "C01",
    threshold: 1,
    capLevel: 1,
    message: "Held.",
  };
  const other = { evidence: "self_only" } as const;
  const gated = framework(
    [required("a", "every"), required("b", 1, other), required("c", 2, other)],
    {
      gates: [gate],
    },
  );
  const claims = most("a", "b", "c");

  test("caps Confirmed and Proven, not the claim, while evidence is against it", () => {
    const { scores } = score(gated, claims, [measured("C01", 0.5)]);
    expect([scores.claimed.level, scores.confirmed.level, scores.proven.level]).toEqual([3, 1, 0]);
    expect(scores.confirmed.levelBeforeGates).toBe(3);
    expect(scores.confirmed.cappedBy.map(({ message }) => message)).toEqual(["Held."]);
    expect(scores.confirmed.blockers).toEqual(["a"]);
  });

  test("caps no claim, not even one that admits it is broken", () => {
    const { scores } = score(gated, [choose("a", "none"), ...most("b", "c")]);
    expect([scores.claimed.level, scores.confirmed.level]).toEqual([3, 1]);
    expect(scores.claimed.cappedBy).toEqual([]);
  });

  test("lets a claim pass in Confirmed while nothing contradicts it", () => {
    expect(score(gated, claims).scores.confirmed.level).toBe(3);
  });

  test("is lifted when its practice is out of scope", () => {
    const answers = [respond("a", outOfScope), ...most("b", "c")];
    expect(score(gated, answers).scores.confirmed.level).toBe(3);
  });

  test("is not lifted when its check counts the very items that are called out of scope", () => {
    const answers = [respond("a", outOfScope), ...most("b", "c")];
    expect(score(gated, answers, [measured("C01", 0)]).scores.confirmed.level).toBe(1);
    const empty = measured("C01", 0, { good: 0, eligible: 0 });
    expect(score(gated, answers, [empty]).scores.confirmed.level).toBe(3);
  });

  test("does not hold on an unknown practice", () => {
    expect(score(gated, most("b", "c")).scores.confirmed.level).toBe(1);
  });
});
