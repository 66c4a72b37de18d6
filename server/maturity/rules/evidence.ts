import type { EvidencePart, UnprovenReason } from "./assessment";
import { clamp, exactly, halfSeen, highest, isExact, lowest, UNKNOWN, type Bounds } from "./bounds";
import { STRENGTH } from "./confidence";
import type { CheckIds, Evidence, EvidenceStep } from "./framework";
import { climb } from "./evidence-steps";
import { ageInDays, freshness, isExpired } from "./freshness";
import { oncePer } from "./once-per";
import type { Observation, UnmeasuredStatus } from "./observation";
import { FULL, toTwentieths, type Twentieths } from "./twentieths";

/** Fewer eligible items than this are shown as a fraction and cannot refute a claim. */
const SMALL_N_BELOW = 3;

/** When several parts are missing, the one a team can do most about is named first. */
const REASON_ORDER: readonly UnmeasuredStatus[] = [
  "not_connected",
  "error",
  "stale",
  "untested",
  "no_population",
];

/** How far the evidence carries: for verdicts and confidence, which levels do without. */
export type Weight = {
  readonly refutableHi: Twentieths;
  /** Strength x freshness, 0 to 1. */
  readonly strength: number;
  readonly reason: UnprovenReason;
};

export type Seen = {
  readonly bounds: Bounds;
  /** Worked out when asked. */
  readonly weigh: () => Weight;
  readonly parts: readonly EvidencePart[];
  /** The highest value a reviewed document may show, because no check is there to show it; null: none at all. */
  readonly documentTo: Twentieths | null;
};

export type Observations = {
  readonly byCheck: ReadonlyMap<string, Observation>;
  readonly now: Date;
};

type SeenPart = { readonly part: EvidencePart; readonly fresh: number };

const MISSING = { value: null, good: null, eligible: null, smallN: false, authoritative: false };

const look = (
  check: string,
  role: EvidencePart["role"],
  { byCheck, now }: Observations,
): SeenPart => {
  const found = byCheck.get(check);
  if (found === undefined) {
    return { part: { check, role, status: "not_connected", asOf: null, ...MISSING }, fresh: 0 };
  }
  const { asOf, validityDays } = found;
  if (found.status !== "measured") {
    return { part: { check, role, status: found.status, asOf, ...MISSING }, fresh: 0 };
  }
  if (isExpired(asOf, validityDays, now)) {
    return { part: { check, role, status: "stale", asOf, ...MISSING }, fresh: 0 };
  }
  const { value, good, eligible, authoritative } = found;
  const smallN = eligible !== null && eligible < SMALL_N_BELOW;
  const part = {
    check,
    role,
    status: found.status,
    asOf,
    value,
    good,
    eligible,
    smallN,
    authoritative,
  };
  return { part, fresh: freshness(ageInDays(asOf, now), validityDays) };
};

/** Measured on at least one item, or on something that is not counted. */
export const countsItems = ({ status, eligible }: EvidencePart): boolean =>
  status === "measured" && eligible !== 0;

const boundsOf = ({ value }: EvidencePart): Bounds =>
  value === null ? UNKNOWN : exactly(toTwentieths(value));

const refutingBoundsOf = (part: EvidencePart): Bounds =>
  part.authoritative && !part.smallN ? boundsOf(part) : UNKNOWN;

type Watched = Exclude<Evidence, "self_only">;
type Plain = Exclude<Watched, { readonly steps: readonly EvidenceStep[] }>;

type Expression = {
  readonly full: CheckIds;
  readonly combine: typeof lowest;
  readonly partial: CheckIds;
};

const expressionOf = (evidence: Plain): Expression => {
  const partial = evidence.partial ?? [];
  if ("allOf" in evidence) return { full: evidence.allOf, combine: lowest, partial };
  if ("anyOf" in evidence) return { full: evidence.anyOf, combine: highest, partial };
  return { full: [], combine: lowest, partial };
};

/** Every check the evidence refers to, full ones first. */
export const checkIdsOf = (evidence: Watched): readonly string[] => {
  if ("steps" in evidence) return [...new Set(evidence.steps.flatMap(({ allOf }) => allOf))];
  const { full, partial } = expressionOf(evidence);
  return [...full, ...partial];
};

/** The full checks decide; within what they leave open, partial checks speak for their half. */
const combined = (
  expression: Expression,
  full: readonly Bounds[],
  partial: readonly Bounds[],
): Bounds => {
  const outer = full.length === 0 ? UNKNOWN : expression.combine(full);
  if (partial.length === 0) return outer;
  const inner = halfSeen(lowest(partial));
  return { lo: clamp(inner.lo, outer), hi: clamp(inner.hi, outer) };
};

const reasonOf = (parts: readonly EvidencePart[]): UnprovenReason => {
  const half = parts.some((part) => part.role === "partial" && part.status === "measured");
  if (half) return "partly_observed";
  return (
    REASON_ORDER.find((status) => parts.some((part) => part.status === status)) ?? "partly_observed"
  );
};

const strengthOf = (seen: readonly SeenPart[], bounds: Bounds): number => {
  const measured = seen.filter(({ part }) => part.status === "measured");
  if (measured.length === 0) return STRENGTH.none;
  const whole = isExact(bounds) && measured.every(({ part }) => part.authoritative);
  const oldest = Math.min(...measured.map(({ fresh }) => fresh));
  return oldest * (whole ? STRENGTH.authoritativeChecks : STRENGTH.partialChecks);
};

const weightOf = (seen: readonly SeenPart[], bounds: Bounds, refuting: Bounds): Weight => ({
  refutableHi: refuting.hi,
  strength: strengthOf(seen, bounds),
  reason: reasonOf(seen.map(({ part }) => part)),
});

const NOTHING_TO_SEE: Seen = {
  bounds: UNKNOWN,
  weigh: () => ({ refutableHi: UNKNOWN.hi, strength: STRENGTH.none, reason: "self_only" }),
  parts: [],
  documentTo: FULL,
};

const seenBySteps = (steps: readonly EvidenceStep[], observations: Observations): Seen => {
  const checks = checkIdsOf({ steps });
  const seen = checks.map((check) => look(check, "full", observations));
  const over = (read: (part: EvidencePart) => Bounds) => {
    const byCheck = new Map(seen.map(({ part }) => [part.check, read(part)]));
    return climb(steps, (check) => byCheck.get(check) ?? UNKNOWN);
  };
  const parts = seen.map(({ part }) => part);
  const { bounds, documentTo } = over(boundsOf);
  const weigh = () => weightOf(seen, bounds, over(refutingBoundsOf).bounds);
  return { bounds, documentTo, weigh, parts };
};

const seenBy = (evidence: Watched, observations: Observations): Seen => {
  if ("steps" in evidence) return seenBySteps(evidence.steps, observations);
  const expression = expressionOf(evidence);
  const full = expression.full.map((check) => look(check, "full", observations));
  const partial = expression.partial.map((check) => look(check, "partial", observations));
  const over = (read: (part: EvidencePart) => Bounds): Bounds =>
    combined(
      expression,
      full.map((seen) => read(seen.part)),
      partial.map((seen) => read(seen.part)),
    );
  const seen = [...full, ...partial];
  const parts = seen.map(({ part }) => part);
  const bounds = over(boundsOf);
  return {
    bounds,
    parts,
    documentTo: expression.full.length > 0 ? null : FULL,
    weigh: () => weightOf(seen, bounds, over(refutingBoundsOf)),
  };
};

const checksBehind = oncePer((evidence: Watched): readonly string[] => checkIdsOf(evidence));

/** None of the checks behind it has said anything: then it looks the same for every team on every day. */
export const isSilent = (evidence: Evidence, { byCheck }: Observations): boolean =>
  evidence === "self_only" || !checksBehind(evidence).some((check) => byCheck.has(check));

/**
 * Reads a practice's evidence from the checks' results.
 *
 * A part is "needed" while it can still change the outcome: in `allOf`, a measured 0 is 0 whatever the rest turns out
 * to be, and in `anyOf` a measured 1 is 1. In every other case an unknown part leaves the whole unknown, but not
 * boundless: `allOf` is at most its lowest measured part, `anyOf` at least its highest.
 */
export const evidenceSeen = (evidence: Evidence, observations: Observations): Seen =>
  evidence === "self_only" ? NOTHING_TO_SEE : seenBy(evidence, observations);
