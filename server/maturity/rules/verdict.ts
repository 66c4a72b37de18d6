import { isUnknown, type Bounds } from "./bounds";
import type { UnprovenReason, Verdict } from "./assessment";
import type { Twentieths } from "./twentieths";

/** A quarter of the scale: one step between answers is not worth an argument. */
const TOLERANCE: Twentieths = 5;
/** A claim of at least half … */
const REFUTABLE_FROM: Twentieths = 10;
/** … is refuted by evidence of at most a tenth. */
const REFUTED_AT: Twentieths = 2;

export type VerdictInput = {
  readonly claim: Twentieths | null;
  readonly seen: Bounds;
  /** Highest value that authoritative checks on at least three items still allow. Only these may refute. */
  readonly refutableHi: Twentieths;
  /** Why the evidence is not exact; used only for `unproven`. */
  readonly reason: UnprovenReason;
};

/**
 * A verdict is given when it is the same for every value the evidence could still take; otherwise the claim is unproven.
 * Between two exact values this is: within .25 confirmed, claim higher overclaimed, evidence higher underclaimed.
 */
export const verdictOf = ({ claim, seen, refutableHi, reason }: VerdictInput): Verdict => {
  if (claim === null) return { kind: isUnknown(seen) ? "unknown" : "observed_only" };
  if (claim - seen.hi > TOLERANCE) {
    const refuted = claim >= REFUTABLE_FROM && refutableHi <= REFUTED_AT;
    return { kind: refuted ? "refuted" : "overclaimed" };
  }
  if (seen.lo - claim > TOLERANCE) return { kind: "underclaimed" };
  const certain = claim - seen.lo <= TOLERANCE && seen.hi - claim <= TOLERANCE;
  return certain ? { kind: "confirmed" } : { kind: "unproven", reason };
};
