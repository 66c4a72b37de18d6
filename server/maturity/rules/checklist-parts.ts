import type { PartsDetail } from "./detail";
import type { RatedPractice } from "./rated";
import {
  isFull,
  isRequired,
  isTooThin,
  keysOf,
  rungsOf,
  topOf,
  unfinished,
  type Ground,
  type Rule,
} from "./rule";
import type { ChecklistParts } from "./scoring";
import { tallyOf } from "./tally";
import { FULL } from "./twentieths";

const tallyIn = (own: readonly RatedPractice[]) =>
  tallyOf(own.filter(({ excluded }) => !excluded).map(isFull));

/**
 * A part passes when all its applicable practices are fully met. When every part that gates passes, the team holds the
 * top level, otherwise the floor; more than 3 in 10 gating practices out of scope leave it there. Parts that do not
 * gate are counted beside it. Source: the Marvelous MLOps assessment.
 */
export const checklistParts = ({ parts }: ChecklistParts, ground: Ground): Rule => {
  const gating = new Set(
    parts.filter(({ gates }) => gates).flatMap(({ dimensions }) => dimensions),
  );
  const requiredIn = (rated: readonly RatedPractice[], dimensions: readonly string[]) =>
    rated.filter((one) => isRequired(one) && dimensions.includes(one.practice.dimension));
  const levelIf = (passed: boolean): number => (passed ? topOf(ground) : ground.floor);
  const passes = (own: readonly RatedPractice[]): boolean => unfinished(own).length === 0;
  const levelFor = (own: readonly RatedPractice[]): number =>
    levelIf(!isTooThin(own) && passes(own));
  const detailOf = (rated: readonly RatedPractice[]): PartsDetail => ({
    kind: "parts",
    parts: parts.map(({ key, title, gates, dimensions }) => {
      const tally = tallyIn(requiredIn(rated, dimensions));
      const share = tally.applicable === 0 ? null : tally.met / tally.applicable;
      return { key, title, gates, ...tally, share };
    }),
  });
  return {
    threshold: FULL,
    partialCredit: false,
    allOf: true,
    decides: ({ dimension }) => gating.has(dimension),
    levelOf: (rated) => levelFor(requiredIn(rated, [...gating])),
    run: (rated) => {
      const own = requiredIn(rated, [...gating]);
      const assessable = !isTooThin(own);
      const level = levelFor(own);
      const tally = tallyIn(own);
      const excluded = own.length - tally.applicable;
      const progress = rungsOf(ground, { level, assessable, excluded, tallyAt: () => tally });
      return { level, progress, detail: detailOf(rated) };
    },
    blocks: (rated, next) =>
      keysOf(next <= ground.floor ? [] : unfinished(requiredIn(rated, [...gating]))),
    dimensionLevel: (own) => {
      const counted = own.filter(({ practice }) => gating.has(practice.dimension));
      return counted.length === 0 ? null : levelIf(passes(counted));
    },
  };
};
