/**
 * Shares are compared as whole twentieths, so that .25, .5, .35 and 1 are exact and no sum depends on rounding.
 * A share between two twentieths counts as the lower one: rounding never makes a practice met.
 */
export type Twentieths = number;

export const FULL: Twentieths = 20;

/** Guards against 0.35 * 20 = 6.999…; far below one twentieth. */
const FLOAT_SLACK = 1e-9;

/** Throws RangeError outside 0..1: such a value is a broken check or framework, not a low score. */
export const toTwentieths = (share: number): Twentieths => {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share must lie in 0..1, got ${share}.`);
  return Math.floor(share * FULL + FLOAT_SLACK);
};

export const toShare = (twentieths: Twentieths): number => twentieths / FULL;
