import type { SupportingDocument } from "./answer";
import type { ByView, EvidencePart, EvidenceView } from "./assessment";
import { clamp, exactly, isUnknown, UNKNOWN, type Bounds } from "./bounds";
import { STRENGTH } from "./confidence";
import { documentStanding } from "./document";
import { evidenceSeen, isSilent, type Observations, type Weight } from "./evidence";
import type { AskedPractice } from "./framework";
import { oncePer } from "./once-per";
import type { Position } from "./position";
import { toTwentieths, type Twentieths } from "./twentieths";

/** Everything known about one practice, before levels are worked out. */
export type Standing = {
  readonly practice: AskedPractice;
  readonly position: Position;
  readonly excluded: boolean;
  readonly bounds: ByView<Bounds>;
  readonly seen: Bounds;
  readonly basis: EvidenceView["basis"];
  readonly weigh: () => Weight;
  readonly parts: readonly EvidencePart[];
};

type Shown = Omit<Standing, "practice" | "position" | "excluded" | "bounds">;

const shownByOwner = (observed: number | null): Shown => {
  const seen = observed === null ? UNKNOWN : exactly(toTwentieths(observed));
  const known = observed !== null;
  return {
    seen,
    basis: known ? "owner" : "none",
    weigh: () => ({
      refutableHi: seen.hi,
      reason: "not_connected",
      strength: known ? STRENGTH.partialChecks : STRENGTH.none,
    }),
    parts: [],
  };
};

export type StandingInput = {
  readonly practice: AskedPractice;
  readonly position: Position;
  /** Everybody who answered, so that nobody vouches for their own word. */
  readonly assessors: () => ReadonlySet<string>;
  readonly documents: readonly SupportingDocument[];
  readonly observations: Observations;
};

const NOTHING_BESIDE = {
  assessors: () => new Set<string>(),
  documents: [],
  observations: { byCheck: new Map(), now: new Date(0) },
};

/** What an accepted document adds: the claim, as far up as no check is there to show it. */
const withDocument = (claim: Twentieths, documentTo: Twentieths, bounds: Bounds): Bounds =>
  claim <= documentTo
    ? exactly(clamp(claim, bounds))
    : { lo: clamp(documentTo, bounds), hi: bounds.hi };

const shownHere = (input: StandingInput): Shown => {
  const { practice, position, observations } = input;
  const checks = evidenceSeen(practice.evidence, observations);
  const document = documentStanding(input.documents, {
    validityDays: practice.validityDays,
    assessors: input.assessors,
    now: observations.now,
  });
  const { parts, documentTo } = checks;
  const weigh = (): Weight => {
    const weight = checks.weigh();
    return { ...weight, strength: Math.max(weight.strength, document.strength) };
  };
  const { claim } = position;
  if (claim !== null && document.accepted && documentTo !== null && documentTo > 0) {
    const seen = withDocument(claim, documentTo, checks.bounds);
    return { seen, basis: "document", weigh, parts };
  }
  const basis = isUnknown(checks.bounds) ? "none" : "checks";
  return { seen: checks.bounds, basis, weigh, parts };
};

/**
 * Claimed is the answer. Confirmed is the answer moved as little as the evidence demands: to the observed value where
 * that is known, otherwise into the bounds of what was seen. Proven is what the evidence shows at least.
 * So Proven is never above Confirmed.
 */
const boundsByView = (claim: Twentieths | null, seen: Bounds): ByView<Bounds> => ({
  claimed: claim === null ? UNKNOWN : exactly(claim),
  confirmed: claim === null ? seen : exactly(clamp(claim, seen)),
  proven: seen,
});

const standingFrom = (input: StandingInput): Standing => {
  const { practice, position } = input;
  const shown = position.owner === null ? shownHere(input) : shownByOwner(position.owner.observed);
  return {
    practice,
    position,
    excluded: position.exclusion !== null,
    bounds: boundsByView(position.claim, shown.seen),
    ...shown,
  };
};

/** What stands while nobody and nothing but the answer speaks: the same each time for the same answer. */
const byWordAlone = oncePer((practice: AskedPractice) =>
  oncePer((position: Position) => standingFrom({ ...NOTHING_BESIDE, practice, position })),
);

/** What people say, documents and checks about one practice, brought together. */
export const standingOf = (input: StandingInput): Standing => {
  const { practice, position, documents, observations } = input;
  const alone = documents.length === 0 && isSilent(practice.evidence, observations);
  return alone ? byWordAlone(practice)(position) : standingFrom(input);
};
