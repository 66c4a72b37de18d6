import type { LevelProgress, Tally } from "./assessment";
import { reaches } from "./bounds";
import type { ScoreDetail } from "./detail";
import type { AskedPractice, Dimension } from "./framework";
import type { RatedPractice } from "./rated";
import { FULL, type Twentieths } from "./twentieths";

/** What every rule works on, besides its own data. */
export type Ground = {
  /** Ascending ordinals. */
  readonly levels: readonly number[];
  readonly floor: number;
  readonly dimensions: readonly Dimension[];
};

export type RuleResult = {
  readonly level: number;
  readonly progress: readonly LevelProgress[];
  /** Null when the levels and their progress already say everything. */
  readonly detail: ScoreDetail | null;
};

/** So much is missing somewhere, and so much each practice would bring there if it were fully in place. */
export type Goal = { readonly needed: number; readonly gains: ReadonlyMap<string, number> };

/** One scoring rule, ready for one framework. */
export type Rule = {
  /** A practice is met from this value on. */
  readonly threshold: Twentieths;
  /** Whether a value below the threshold can already hold a level up. */
  readonly partialCredit: boolean;
  /** Whether all that keeps a team from a level has to be put in place; otherwise a part of it may be enough. */
  readonly allOf: boolean;
  /** Whether the practice takes part in the level; the others are reported apart and gate nothing. */
  readonly decides: (practice: AskedPractice) => boolean;
  /** The level alone, for asking "what if" many times. */
  readonly levelOf: (rated: readonly RatedPractice[]) => number;
  readonly run: (rated: readonly RatedPractice[]) => RuleResult;
  /** Keys of the practices that keep the team from the level `next`; none when it is reached. */
  readonly blocks: (rated: readonly RatedPractice[], next: number) => ReadonlySet<string>;
  /** Where points add up: what is missing for the level `next`, in whole numbers. */
  readonly goals?: (rated: readonly RatedPractice[], next: number) => readonly Goal[];
  /** How far the applicable required practices of one dimension would let a team come; null where that says nothing. */
  readonly dimensionLevel: (own: readonly RatedPractice[]) => number | null;
};

export const isRequired = ({ practice }: RatedPractice): boolean => practice.kind === "R";

/** Fully met, which is what every rule but `staged_all` asks. */
export const isFull = ({ bounds }: RatedPractice): boolean | null => reaches(bounds, FULL);

export const topOf = ({ levels, floor }: Ground): number => Math.max(floor, ...levels);

export const keysOf = (rated: readonly RatedPractice[]): ReadonlySet<string> =>
  new Set(rated.map(({ practice }) => practice.key));

type Worth = (one: RatedPractice) => number;

/**
 * The goal of a sum: `reached` says whether a sum is enough, in the units of `worth`, which gives the weight of one
 * twentieth. Null when the sum is already enough; when no sum is, everything is needed.
 */
export const goalOf = (
  own: readonly RatedPractice[],
  worth: Worth,
  reached: (sum: number) => boolean,
): Goal | null => {
  const open = own.filter(({ excluded }) => !excluded);
  const have = open.reduce((sum, one) => sum + worth(one) * one.bounds.lo, 0);
  const gains = new Map(
    open.flatMap((one): [string, number][] => {
      const gain = worth(one) * (FULL - one.bounds.lo);
      return gain === 0 ? [] : [[one.practice.key, gain]];
    }),
  );
  const most = have + [...gains.values()].reduce((sum, gain) => sum + gain, 0);
  let enough = have;
  while (enough < most && !reached(enough)) enough += 1;
  return enough === have ? null : { needed: enough - have, gains };
};

/** Applicable and not fully met. */
export const unfinished = (rated: readonly RatedPractice[]): readonly RatedPractice[] =>
  rated.filter((one) => !one.excluded && isFull(one) !== true);

/**
 * More than 3 in 10 of what is required out of scope: what is left says too little. Our choice. It does not apply up
 * to the floor, which is granted and not earned, nor where what is out of scope simply earns nothing.
 */
export const tooManyExcluded = (excluded: number, required: number): boolean =>
  excluded * 10 > required * 3;

export const isTooThin = (required: readonly RatedPractice[]): boolean =>
  tooManyExcluded(required.filter(({ excluded }) => excluded).length, required.length);

type Rungs = {
  readonly level: number;
  readonly assessable: boolean;
  readonly excluded: number;
  readonly tallyAt: (level: number) => Tally;
};

/** One line of progress per level, for rules that find the level in one go. */
export const rungsOf = ({ levels, floor }: Ground, rungs: Rungs): readonly LevelProgress[] => {
  const stateOf = (level: number): LevelProgress["state"] => {
    if (level <= floor) return "granted";
    if (!rungs.assessable) return "not_assessable";
    return level <= rungs.level ? "reached" : "not_reached";
  };
  return levels.map((level) => ({
    level,
    ...rungs.tallyAt(level),
    excluded: rungs.excluded,
    state: stateOf(level),
  }));
};
