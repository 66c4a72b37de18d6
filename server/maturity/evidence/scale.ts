import { coverageLadder } from "../rules/coverage-ladder";

/** How counts become a value from 0 to 1. `eligible` is at least 1 here: an empty population has no value. */
export type Scale = {
  readonly words: string;
  readonly value: (good: number, eligible: number) => number | null;
};

/** Our choice of steps; see `coverageLadder`. */
export const coverage: Scale = {
  words: "under 10 % good counts 0, under 50 % 0.25, under 90 % 0.5, from 90 % on 1",
  value: coverageLadder,
};

/** For what must have no exception. Compared in whole numbers. */
export const withoutException: Scale = {
  words: "all good counts 1, at least 99 % 0.5, anything less 0",
  value: (good, eligible) => {
    if (good === eligible) return 1;
    return good * 100 >= eligible * 99 ? 0.5 : 0;
  },
};

/** For one thing that holds or does not. */
export const holdsOrNot: Scale = {
  words: "holds counts 1, does not hold 0",
  value: (good, eligible) => (good === eligible ? 1 : 0),
};
