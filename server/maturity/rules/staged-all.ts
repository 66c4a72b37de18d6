import type { LevelProgress, LevelState } from "./assessment";
import { reaches } from "./bounds";
import type { AskedPractice } from "./framework";
import type { RatedPractice } from "./rated";
import { isRequired, keysOf, tooManyExcluded, type Ground, type Rule } from "./rule";
import type { StagedAll } from "./scoring";
import { tallyOf } from "./tally";
import { toTwentieths, type Twentieths } from "./twentieths";

type Ladder = Ground & { readonly threshold: Twentieths };

type Rung = Omit<LevelProgress, "state"> & { readonly required: number };

type Own = { required: number; readonly applicable: (boolean | null)[] };

/** What each level requires of these practices; one pass, because this is asked thousands of times. */
const ownOf = (rated: readonly RatedPractice[], { levels, threshold }: Ladder) => {
  const byLevel = new Map<AskedPractice["level"], Own>(
    levels.map((level) => [level, { required: 0, applicable: [] }]),
  );
  for (const { practice, excluded, bounds } of rated) {
    const own = practice.kind === "R" ? byLevel.get(practice.level) : undefined;
    if (own === undefined) continue;
    own.required += 1;
    if (!excluded) own.applicable.push(reaches(bounds, threshold));
  }
  return byLevel;
};

const rungsIn = (rated: readonly RatedPractice[], ladder: Ladder): readonly Rung[] =>
  [...ownOf(rated, ladder)].map(([level, { required, applicable }]) => ({
    level: Number(level),
    ...tallyOf(applicable),
    excluded: required - applicable.length,
    required,
  }));

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
const climb = (rated: readonly RatedPractice[], ladder: Ladder) => {
  const progress: LevelProgress[] = [];
  let level = ladder.floor;
  let open = true;
  for (const { required, ...rung } of rungsIn(rated, ladder)) {
    const state = stateOf({ ...rung, required }, ladder.floor, open);
    progress.push({ ...rung, state });
    open = open && state !== "not_assessable" && rung.met === rung.applicable;
    if (open) level = Math.max(level, rung.level);
  }
  return { level, progress, detail: null };
};

/** The level just under the lowest unmet requirement; the top level when nothing is unmet. */
const levelAllowed = (own: readonly RatedPractice[], ladder: Ladder): number | null => {
  const onLevels = own.flatMap(({ practice, bounds }) =>
    practice.level === "every" ? [] : [{ level: practice.level, bounds }],
  );
  if (onLevels.length === 0) return null;
  const unmet = onLevels.filter(({ bounds }) => reaches(bounds, ladder.threshold) !== true);
  const lowest = Math.min(...unmet.map(({ level }) => level));
  return Math.max(ladder.floor, ...ladder.levels.filter((ordinal) => ordinal < lowest));
};

/** Progress and blockers stand in the levels themselves, so this rule has no further detail. */
export const stagedAll = (scoring: StagedAll, ground: Ground): Rule => {
  const threshold = toTwentieths(scoring.threshold);
  const ladder = { ...ground, threshold };
  const keepsBelow = (one: RatedPractice, next: number): boolean =>
    isRequired(one) &&
    !one.excluded &&
    one.practice.level !== "every" &&
    one.practice.level <= next &&
    reaches(one.bounds, threshold) !== true;
  return {
    threshold,
    partialCredit: false,
    allOf: true,
    decides: ({ level }) => level !== "every",
    levelOf: (rated) => climb(rated, ladder).level,
    run: (rated) => climb(rated, ladder),
    blocks: (rated, next) => keysOf(rated.filter((one) => keepsBelow(one, next))),
    dimensionLevel: (own) => levelAllowed(own, ladder),
  };
};
