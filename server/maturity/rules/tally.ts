import type { Tally } from "./assessment";

/** Counts what is met, not met and not known. */
export const tallyOf = (met: readonly (boolean | null)[]): Tally => ({
  met: met.filter((one) => one === true).length,
  unmet: met.filter((one) => one === false).length,
  unknown: met.filter((one) => one === null).length,
  applicable: met.length,
});
