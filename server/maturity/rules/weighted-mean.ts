import { bandAt, levelAt } from "./bands";
import type { MeanPart, MeansDetail } from "./detail";
import { fraction, toNumber, type Fraction } from "./fraction";
import type { RatedPractice } from "./rated";
import {
  goalOf,
  isFull,
  isRequired,
  isTooThin,
  keysOf,
  rungsOf,
  unfinished,
  type Ground,
  type Rule,
} from "./rule";
import type { WeightedMean } from "./scoring";
import { tallyOf } from "./tally";
import { FULL } from "./twentieths";

const numberOrNull = (value: Fraction | null): number | null =>
  value === null ? null : toNumber(value);

type WeightOf = (one: RatedPractice) => number;

const meanOf = (own: readonly RatedPractice[], end: "lo" | "hi", weightOf: WeightOf) => {
  const applicable = own.filter(({ excluded }) => !excluded);
  const all = applicable.reduce((sum, one) => sum + weightOf(one), 0);
  const got = applicable.reduce((sum, one) => sum + weightOf(one) * one.bounds[end], 0);
  return all === 0 ? null : fraction(got, all * FULL);
};

const detailOf = (
  required: readonly RatedPractice[],
  weightOf: WeightOf,
  { dimensions, bands }: Pick<Ground, "dimensions"> & Pick<WeightedMean, "bands">,
): MeansDetail => {
  const ends = (own: readonly RatedPractice[]) => ({
    score: numberOrNull(meanOf(own, "lo", weightOf)),
    atMost: numberOrNull(meanOf(own, "hi", weightOf)),
    max: 1,
  });
  const parts = dimensions.flatMap(({ key, title }): MeanPart[] => {
    const own = required.filter(({ practice }) => practice.dimension === key);
    return own.length === 0 ? [] : [{ key, title, ...ends(own), parts: [] }];
  });
  const band = bandAt(bands, meanOf(required, "lo", weightOf))?.title ?? null;
  return { kind: "means", ...ends(required), band, parts };
};

/**
 * sum(weight x value) / sum(weight) over what is in scope, from 0 to 1; null when nothing is. More than 3 in 10 out of
 * scope leave the team on the floor. For imported models that average; a mean hides what is missing, so Cairn's own
 * frameworks do not use it.
 */
export const weightedMean = ({ weights, bands }: WeightedMean, ground: Ground): Rule => {
  const weightOf: WeightOf = ({ practice }) => weights[practice.key] ?? 1;
  const levelBy = (points: Fraction | null): number => levelAt(bands, points, ground.floor);
  const levelOf = (required: readonly RatedPractice[]): number =>
    levelBy(isTooThin(required) ? null : meanOf(required, "lo", weightOf));
  return {
    threshold: FULL,
    partialCredit: true,
    allOf: false,
    decides: () => true,
    levelOf: (rated) => levelOf(rated.filter(isRequired)),
    run: (rated) => {
      const required = rated.filter(isRequired);
      const applicable = required.filter(({ excluded }) => !excluded);
      const level = levelOf(required);
      const tally = tallyOf(applicable.map(isFull));
      const progress = rungsOf(ground, {
        level,
        assessable: !isTooThin(required),
        excluded: required.length - applicable.length,
        tallyAt: () => tally,
      });
      return { level, progress, detail: detailOf(required, weightOf, { ...ground, bands }) };
    },
    blocks: (rated, next) => {
      const required = rated.filter(isRequired);
      return keysOf(levelOf(required) >= next ? [] : unfinished(required));
    },
    goals: (rated, next) => {
      const required = rated.filter((one) => isRequired(one) && !one.excluded);
      const all = required.reduce((sum, one) => sum + weightOf(one), 0);
      const reached = (sum: number) => all > 0 && levelBy(fraction(sum, all * FULL)) >= next;
      const goal = goalOf(required, weightOf, reached);
      return goal === null ? [] : [goal];
    },
    dimensionLevel: () => null,
  };
};
