import { describe, expect, test } from "vitest";
import { verdictOf } from "./verdict";
import type { Bounds } from "./bounds";

const verdict = (claim: number | null, seen: Bounds, refutableHi = seen.hi) => {
  const found = verdictOf({ claim, seen, refutableHi, reason: "not_connected" });
  return found.kind === "unproven" ? `unproven:${found.reason}` : found.kind;
};

const at = (value: number): Bounds => ({ lo: value, hi: value });

describe("the verdict on a claim", () => {
  test("within a quarter of what was seen it is confirmed", () => {
    expect(verdict(20, at(20))).toBe("confirmed");
    expect(verdict(20, at(15))).toBe("confirmed");
    expect(verdict(5, at(0))).toBe("confirmed");
  });

  test("more than a quarter above it is overclaimed", () => {
    expect(verdict(20, at(14))).toBe("overclaimed");
    expect(verdict(9, at(0))).toBe("overclaimed");
  });

  test("a claim of at least half is refuted by a tenth or less", () => {
    expect(verdict(10, at(2))).toBe("refuted");
    expect(verdict(20, at(3))).toBe("overclaimed");
  });

  test("evidence that may not refute still shows an overclaim", () => {
    expect(verdict(20, at(0), 20)).toBe("overclaimed");
  });

  test("more than a quarter below what was seen it is underclaimed", () => {
    expect(verdict(10, at(20))).toBe("underclaimed");
    expect(verdict(15, at(20))).toBe("confirmed");
  });

  test("it is unproven, with the reason, while what is unseen could still tip it", () => {
    expect(verdict(20, { lo: 0, hi: 20 })).toBe("unproven:not_connected");
    expect(verdict(20, { lo: 10, hi: 20 })).toBe("unproven:not_connected");
    expect(verdict(20, { lo: 15, hi: 20 })).toBe("confirmed");
    expect(verdict(20, { lo: 0, hi: 10 })).toBe("overclaimed");
  });

  test("without a claim there is only what was seen, or nothing", () => {
    expect(verdict(null, at(0))).toBe("observed_only");
    expect(verdict(null, { lo: 0, hi: 10 })).toBe("observed_only");
    expect(verdict(null, { lo: 0, hi: 20 })).toBe("unknown");
  });
});
