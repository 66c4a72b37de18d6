import type { EvidencePart, View } from "./assessment";
import type { Bounds } from "./bounds";
import type { AskedPractice } from "./framework";
import type { Standing } from "./standing";

/** One practice as one view (Claimed, Confirmed or Proven) sees it. */
export type RatedPractice = {
  readonly practice: AskedPractice;
  readonly bounds: Bounds;
  readonly excluded: boolean;
  readonly parts: readonly EvidencePart[];
};

export const ratedIn = (standings: readonly Standing[], view: View): readonly RatedPractice[] =>
  standings.map(({ practice, bounds, excluded, parts }) => ({
    practice,
    bounds: bounds[view],
    excluded,
    parts,
  }));
