import { lowest, UNKNOWN, type Bounds } from "./bounds";
import type { EvidenceStep } from "./framework";
import { FULL, toTwentieths, type Twentieths } from "./twentieths";

export type Climbed = {
  readonly bounds: Bounds;
  /** The highest state whose steps up to it are all shown, or cannot be shown by any check. */
  readonly documentTo: Twentieths;
};

/**
 * Reads a practice with several states. A step is shown when all its checks are full, refuted when one certainly is
 * not, and open otherwise. The practice is worth at least the highest step shown and less than the lowest refuted.
 */
export const climb = (
  steps: readonly EvidenceStep[],
  boundsOf: (check: string) => Bounds,
): Climbed => {
  let { lo, hi } = UNKNOWN;
  let below = 0;
  let documentTo = 0;
  for (const { value, allOf } of steps) {
    const shown = allOf.length === 0 ? UNKNOWN : lowest(allOf.map(boundsOf));
    const worth = toTwentieths(value);
    if (shown.lo === FULL) lo = worth;
    if (shown.hi < FULL) hi = Math.min(hi, below);
    if (documentTo === below && (allOf.length === 0 || shown.lo === FULL)) documentTo = worth;
    below = worth;
  }
  return { bounds: { lo: Math.min(lo, hi), hi }, documentTo };
};
