import type { DimensionProfile, DimensionView, View } from "./assessment";
import { reaches } from "./bounds";
import type { Framework } from "./framework";
import { ratedIn, type RatedPractice } from "./rated";
import { ladderOf } from "./score";
import type { Ladder } from "./staged-all";
import { tallyOf } from "./tally";
import type { Standing } from "./standing";

/** The level just under this dimension's lowest unmet requirement; the top level when nothing is unmet. */
const levelAllowed = (rated: readonly RatedPractice[], ladder: Ladder): number | null => {
  const levels = rated.flatMap(({ practice }) =>
    practice.level === "every" ? [] : [practice.level],
  );
  if (levels.length === 0) return null;
  const unmet = rated.flatMap(({ practice, bounds }) =>
    practice.level !== "every" && reaches(bounds, ladder.threshold) !== true
      ? [practice.level]
      : [],
  );
  const lowest = Math.min(...unmet);
  const below = ladder.levels.filter((ordinal) => ordinal < lowest);
  return Math.max(ladder.floor, ...below);
};

const viewOf = (standings: readonly Standing[], ladder: Ladder, view: View): DimensionView => {
  const rated = ratedIn(standings, view);
  const tally = tallyOf(rated.map(({ bounds }) => reaches(bounds, ladder.threshold)));
  const known = tally.unknown < tally.applicable;
  return {
    ...tally,
    share: known ? tally.met / tally.applicable : null,
    level: levelAllowed(rated, ladder),
  };
};

/**
 * Per dimension, over its applicable required practices (those of every level too): the share met, which the profile
 * chart draws because every dimension has one, and the level this dimension alone would allow, printed beside it.
 * The lowest allowed level over all dimensions is the team's level before gates. Dimensions that require nothing
 * are left out.
 */
export const profileOf = (
  framework: Framework,
  standings: readonly Standing[],
): readonly DimensionProfile[] => {
  const ladder = ladderOf(framework);
  return framework.dimensions.flatMap(({ key, title }) => {
    const own = standings.filter(
      ({ practice, excluded }) => practice.dimension === key && practice.kind === "R" && !excluded,
    );
    if (own.length === 0) return [];
    return {
      dimension: key,
      title,
      claimed: viewOf(own, ladder, "claimed"),
      confirmed: viewOf(own, ladder, "confirmed"),
      proven: viewOf(own, ladder, "proven"),
    };
  });
};
