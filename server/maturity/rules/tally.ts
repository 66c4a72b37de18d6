import type { Tally } from "./assessment";

/** Counts what is met, not met and not known. */
export const tallyOf = (all: readonly (boolean | null)[]): Tally => {
  let [met, unmet] = [0, 0];
  for (const one of all) {
    if (one === true) met += 1;
    else if (one === false) unmet += 1;
  }
  return { met, unmet, unknown: all.length - met - unmet, applicable: all.length };
};
