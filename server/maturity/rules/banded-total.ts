import { bandAt, levelAt } from "./bands";
import type { PointsDetail, SectionPoints } from "./detail";
import { fraction } from "./fraction";
import type { RatedPractice } from "./rated";
import {
  goalOf,
  isFull,
  isRequired,
  keysOf,
  rungsOf,
  unfinished,
  type Ground,
  type Rule,
} from "./rule";
import type { BandedTotal } from "./scoring";
import { tallyOf } from "./tally";
import { FULL, type Twentieths } from "./twentieths";

const sumOf = (own: readonly RatedPractice[], end: "lo" | "hi"): Twentieths =>
  own.reduce((sum, { bounds, excluded }) => sum + (excluded ? 0 : bounds[end]), 0);

/**
 * All points together, in whole points and rounded down, then the one band they fall in. What is out of scope earns
 * nothing. Source: the score bands of Microsoft's GenAIOps maturity levels.
 */
export const bandedTotal = (scoring: BandedTotal, ground: Ground): Rule => {
  const { pointsEach, bands } = scoring;
  const exactly = (own: readonly RatedPractice[], end: "lo" | "hi"): number =>
    (sumOf(own, end) * pointsEach) / FULL;
  const whole = (own: readonly RatedPractice[], end: "lo" | "hi"): number =>
    Math.floor(exactly(own, end));
  const levelBy = (points: number): number => levelAt(bands, fraction(points), ground.floor);
  const detailOf = (required: readonly RatedPractice[]): PointsDetail => ({
    kind: "points",
    sections: ground.dimensions.flatMap(({ key, title }): SectionPoints[] => {
      const own = required.filter(({ practice }) => practice.dimension === key);
      if (own.length === 0) return [];
      const max = own.length * pointsEach;
      return [{ key, title, points: exactly(own, "lo"), atMost: exactly(own, "hi"), max }];
    }),
    points: whole(required, "lo"),
    atMost: whole(required, "hi"),
    max: required.length * pointsEach,
    band: bandAt(bands, fraction(whole(required, "lo")))?.title ?? null,
  });
  return {
    threshold: FULL,
    partialCredit: true,
    allOf: false,
    decides: () => true,
    levelOf: (rated) => levelBy(whole(rated.filter(isRequired), "lo")),
    run: (rated) => {
      const required = rated.filter(isRequired);
      const applicable = required.filter(({ excluded }) => !excluded);
      const tally = tallyOf(applicable.map(isFull));
      const level = levelBy(whole(required, "lo"));
      const excluded = required.length - applicable.length;
      const progress = rungsOf(ground, { level, assessable: true, excluded, tallyAt: () => tally });
      return { level, progress, detail: detailOf(required) };
    },
    blocks: (rated, next) => {
      const required = rated.filter(isRequired);
      return keysOf(levelBy(whole(required, "lo")) >= next ? [] : unfinished(required));
    },
    goals: (rated, next) => {
      const reached = (sum: number): boolean => levelBy(Math.floor(sum / FULL)) >= next;
      const goal = goalOf(rated.filter(isRequired), () => pointsEach, reached);
      return goal === null ? [] : [goal];
    },
    dimensionLevel: () => null,
  };
};
