import type { LevelProgress, LevelState } from "./assessment";
import { reaches } from "./bounds";
import type { RatedPractice } from "./rated";
import { tallyOf } from "./tally";
import type { Twentieths } from "./twentieths";

/**
 * More than 3 in 10 of a level's required practices out of scope: what is left says too little about the level.
 * Our choice. It does not apply up to the floor, which is granted and not earned.
 */
const tooManyExcluded = (excluded: number, required: number): boolean =>
  excluded * 10 > required * 3;

export type Ladder = {
  /** Ascending ordinals. */
  readonly levels: readonly number[];
  readonly floor: number;
  readonly threshold: Twentieths;
};

export type LadderResult = { readonly level: number; readonly progress: readonly LevelProgress[] };

type Rung = Omit<LevelProgress, "state"> & { readonly required: number };

const rungAt = (level: number, rated: readonly RatedPractice[], threshold: Twentieths): Rung => {
  const required = rated.filter(
    ({ practice }) => practice.level === level && practice.kind === "R",
  );
  const applicable = required.filter(({ excluded }) => !excluded);
  return {
    level,
    ...tallyOf(applicable.map(({ bounds }) => reaches(bounds, threshold))),
    excluded: required.length - applicable.length,
    required: required.length,
  };
};

const isWhole = ({ met, applicable }: Rung): boolean => met === applicable;

const stateOf = (rung: Rung, floor: number, open: boolean): LevelState => {
  if (rung.level <= floor) return "granted";
  if (tooManyExcluded(rung.excluded, rung.required)) return "not_assessable";
  if (rung.required === 0) return "empty";
  return open && isWhole(rung) ? "reached" : "not_reached";
};

/**
 * Highest level whose required practices, and those of every level below it, all reach the threshold.
 * Climbing starts at the floor; an unmet practice at the floor still blocks the levels above. Optional practices and
 * practices of `every` level play no part. A level without required practices is passed through.
 */
export const climb = (rated: readonly RatedPractice[], ladder: Ladder): LadderResult => {
  const progress: LevelProgress[] = [];
  let level = ladder.floor;
  let open = true;
  for (const ordinal of ladder.levels) {
    const { required, ...rung } = rungAt(ordinal, rated, ladder.threshold);
    const state = stateOf({ ...rung, required }, ladder.floor, open);
    progress.push({ ...rung, state });
    open = open && state !== "not_assessable" && rung.met === rung.applicable;
    if (open) level = Math.max(level, ordinal);
  }
  return { level, progress };
};
