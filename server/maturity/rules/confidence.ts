import type { Confidence } from "./assessment";

/** How strong the evidence behind a practice is. Our choice; see `confidenceOf`. */
export const STRENGTH = {
  authoritativeChecks: 1,
  partialChecks: 0.6,
  reviewedDocument: 0.4,
  unreviewedDocument: 0.2,
  none: 0,
} as const;

const EVIDENCE_WEIGHT = 0.8;
const AGREEMENT_WEIGHT = 0.2;
const SINGLE_ASSESSOR_AGREEMENT = 0.5;
/** Keeps 0.2 + 0.2 and the like on the right side of a band's edge. */
const DECIMALS = 1e9;

export type ConfidenceInput = {
  /** 0 to 1, already weakened by age: strength x freshness. */
  readonly evidence: number;
  /** 0 to 1 between the lowest and highest answer. */
  readonly spread: number;
  readonly assessors: number;
};

const agreement = ({ spread, assessors }: ConfidenceInput): number => {
  if (assessors === 0) return 0;
  return assessors === 1 ? SINGLE_ASSESSOR_AGREEMENT : 1 - spread;
};

const banded = (exact: number): Confidence => {
  const value = Math.round(exact * DECIMALS) / DECIMALS;
  if (value < 0.4) return { value, band: "low" };
  return { value, band: value < 0.7 ? "medium" : "high" };
};

/** .8 x evidence strength x freshness + .2 x agreement of assessors (weights are our choice). */
export const confidenceOf = (input: ConfidenceInput): Confidence =>
  banded(EVIDENCE_WEIGHT * input.evidence + AGREEMENT_WEIGHT * agreement(input));

/** Plain mean; low when there is nothing to be confident about. */
export const overallConfidence = (all: readonly Confidence[]): Confidence =>
  banded(all.length === 0 ? 0 : all.reduce((sum, { value }) => sum + value, 0) / all.length);
