import { describe, expect, test } from "vitest";
import { evidenceSeen, type Seen, type Weight } from "./evidence";
import type { Evidence } from "./framework";
import type { Observation } from "./observation";
import { daysAgo, measured, NOW, unmeasured } from "./testing/sample";

const see = (evidence: Evidence, observations: readonly Observation[]): Seen & Weight => {
  const seen = evidenceSeen(evidence, {
    byCheck: new Map(observations.map((one) => [one.check, one])),
    now: NOW,
  });
  return { ...seen, ...seen.weigh() };
};

const bounds = (evidence: Evidence, observations: readonly Observation[]) => {
  const { lo, hi } = see(evidence, observations).bounds;
  return [lo / 20, hi / 20];
};

const all = { allOf: ["C01", "C02"] } as const;
const any = { anyOf: ["C01", "C02"] } as const;
const half = { partial: ["C01"] } as const;

describe("what several checks show together", () => {
  test("all of them: the lowest counts", () => {
    expect(bounds(all, [measured("C01", 1), measured("C02", 0.5)])).toEqual([0.5, 0.5]);
  });

  test("any of them: the highest counts", () => {
    expect(bounds(any, [measured("C01", 0.25), measured("C02", 0.5)])).toEqual([0.5, 0.5]);
  });

  test("an unknown part leaves the whole unknown, but no higher than the part that was seen", () => {
    expect(bounds(all, [measured("C01", 0.5)])).toEqual([0, 0.5]);
    expect(bounds(all, [measured("C01", 1)])).toEqual([0, 1]);
  });

  test("with any of them, an unknown part leaves at least what was seen", () => {
    expect(bounds(any, [measured("C01", 0.5)])).toEqual([0.5, 1]);
    expect(bounds(any, [measured("C01", 0)])).toEqual([0, 1]);
  });

  test("a part that can no longer change the outcome is not needed", () => {
    expect(bounds(all, [measured("C01", 0)])).toEqual([0, 0]);
    expect(bounds(any, [measured("C01", 1)])).toEqual([1, 1]);
  });

  test("a partial check proves half at most and takes half at most", () => {
    expect(bounds(half, [measured("C01", 1)])).toEqual([0.5, 1]);
    expect(bounds(half, [measured("C01", 0)])).toEqual([0, 0.5]);
    expect(bounds(half, [])).toEqual([0, 1]);
  });

  test("half of a quarter is rounded outwards", () => {
    expect(bounds(half, [measured("C01", 0.25)])).toEqual([0.1, 0.65]);
  });

  test("a partial check speaks only where the full checks leave room", () => {
    const both = { allOf: ["C02"], partial: ["C01"] } as const;
    expect(bounds(both, [measured("C01", 1)])).toEqual([0.5, 1]);
    expect(bounds(both, [measured("C01", 0), measured("C02", 1)])).toEqual([1, 1]);
    expect(bounds(both, [measured("C01", 1), measured("C02", 0.25)])).toEqual([0.25, 0.25]);
  });
});

test("no check at all shows nothing, rather than everything", () => {
  expect(bounds({ allOf: [] }, [])).toEqual([0, 1]);
  expect(bounds({ anyOf: [] }, [])).toEqual([0, 1]);
});

describe("why evidence says nothing", () => {
  test("a check without a result is not connected, and every other status keeps its name", () => {
    const parts = see(all, [unmeasured("C02", "untested")]).parts;
    expect(parts.map(({ status, value }) => [status, value])).toEqual([
      ["not_connected", null],
      ["untested", null],
    ]);
  });

  test("a result past its validity is stale: unknown, not zero", () => {
    const old = measured("C01", 1, { asOf: daysAgo(31) });
    const seen = see({ allOf: ["C01"] }, [old]);
    expect([seen.reason, seen.bounds, seen.strength]).toEqual(["stale", { lo: 0, hi: 20 }, 0]);
    expect(see({ allOf: ["C01"] }, [{ ...old, asOf: daysAgo(30) }]).bounds.lo).toBe(20);
  });

  test("the reason a team can do most about is named first", () => {
    const reason = (status: Parameters<typeof unmeasured>[1]) =>
      see(all, [unmeasured("C01", "no_population"), unmeasured("C02", status)]).reason;
    expect(reason("stale")).toBe("stale");
    expect(reason("not_connected")).toBe("not_connected");
    expect(see(half, [measured("C01", 1)]).reason).toBe("partly_observed");
    expect(see("self_only", []).reason).toBe("self_only");
  });
});

describe("which evidence may refute", () => {
  const hi = (rest: Parameters<typeof measured>[2]) =>
    see({ allOf: ["C01"] }, [measured("C01", 0, rest)]).refutableHi;

  test("an authoritative check on three items or more", () => {
    expect(hi({ eligible: 3, good: 0 })).toBe(0);
    expect(hi({ eligible: null, good: null })).toBe(0);
  });

  test("not one on fewer than three items, and not one that sees only part of its population", () => {
    expect(hi({ eligible: 2, good: 0 })).toBe(20);
    expect(hi({ authoritative: false })).toBe(20);
  });
});

describe("how strong the evidence is", () => {
  const strength = (evidence: Evidence, observations: readonly Observation[]) =>
    see(evidence, observations).strength;

  test("whole and authoritative counts 1, anything less .6, nothing 0, and age takes its share", () => {
    expect(strength({ allOf: ["C01"] }, [measured("C01", 1)])).toBe(1);
    expect(strength({ allOf: ["C01"] }, [measured("C01", 1, { authoritative: false })])).toBe(0.6);
    expect(strength(all, [measured("C01", 1)])).toBe(0.6);
    expect(strength(half, [measured("C01", 1)])).toBe(0.6);
    expect(strength(all, [])).toBe(0);
    expect(strength({ allOf: ["C01"] }, [measured("C01", 1, { asOf: daysAgo(15) })])).toBe(0.5);
  });

  test("of several checks the oldest sets the age", () => {
    const old = measured("C02", 1, { asOf: daysAgo(15) });
    expect(strength(all, [measured("C01", 1), old])).toBe(0.5);
  });
});
