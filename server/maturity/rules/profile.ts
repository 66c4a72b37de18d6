import type { DimensionProfile, DimensionView, View } from "./assessment";
import { reaches } from "./bounds";
import type { Framework } from "./framework";
import { ratedIn } from "./rated";
import type { Rule } from "./rule";
import { ruleOf } from "./rule-of";
import { tallyOf } from "./tally";
import type { Standing } from "./standing";

const viewOf = (standings: readonly Standing[], rule: Rule, view: View): DimensionView => {
  const rated = ratedIn(standings, view);
  const tally = tallyOf(rated.map(({ bounds }) => reaches(bounds, rule.threshold)));
  const known = tally.unknown < tally.applicable;
  return {
    ...tally,
    share: known ? tally.met / tally.applicable : null,
    level: rule.dimensionLevel(rated),
  };
};

/**
 * Per dimension, over its applicable required practices (those of every level too): the share met, which the profile
 * chart draws because every dimension has one, and the level this dimension alone would allow, printed beside it.
 * Under a rule that looks at dimensions, the lowest allowed level is the team's level before gates. Dimensions that
 * require nothing are left out.
 */
export const profileOf = (
  framework: Framework,
  standings: readonly Standing[],
): readonly DimensionProfile[] => {
  const rule = ruleOf(framework);
  return framework.dimensions.flatMap(({ key, title }) => {
    const own = standings.filter(
      ({ practice, excluded }) => practice.dimension === key && practice.kind === "R" && !excluded,
    );
    if (own.length === 0) return [];
    return {
      dimension: key,
      title,
      claimed: viewOf(own, rule, "claimed"),
      confirmed: viewOf(own, rule, "confirmed"),
      proven: viewOf(own, rule, "proven"),
    };
  });
};
