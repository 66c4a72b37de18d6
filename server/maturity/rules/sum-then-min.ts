import { bandAt, levelAt } from "./bands";
import type { PointsDetail, SectionPoints } from "./detail";
import { compare, fraction, toNumber, type Fraction } from "./fraction";
import type { RatedPractice } from "./rated";
import {
  goalOf,
  isRequired,
  keysOf,
  rungsOf,
  topOf,
  unfinished,
  type Ground,
  type Rule,
} from "./rule";
import type { SumThenMin } from "./scoring";
import { tallyOf } from "./tally";
import { FULL } from "./twentieths";

/** Points certainly earned; what is out of scope earns nothing. */
const earned = (own: readonly RatedPractice[]): Fraction =>
  fraction(
    own.reduce((sum, { bounds, excluded }) => sum + (excluded ? 0 : bounds.lo), 0),
    FULL,
  );

/** Points there would be if everything unknown turned out well. */
const possible = (own: readonly RatedPractice[]): Fraction =>
  fraction(
    own.reduce((sum, { bounds, excluded }) => sum + (excluded ? 0 : bounds.hi), 0),
    FULL,
  );

type Section = { readonly key: string; readonly own: readonly RatedPractice[] };

const least = (parts: readonly Fraction[]): Fraction =>
  parts.reduce((low, one) => (compare(one, low) < 0 ? one : low), parts[0] ?? fraction(0));

const detailOf = (sections: readonly Section[], scoring: SumThenMin, ground: Ground) => {
  const lowest = least(sections.map(({ own }) => earned(own)));
  const titles = new Map(ground.dimensions.map(({ key, title }) => [key, title]));
  const shown = sections.map(({ key, own }): SectionPoints => ({
    key,
    title: titles.get(key) ?? key,
    points: toNumber(earned(own)),
    atMost: toNumber(possible(own)),
    max: own.length,
  }));
  const detail: PointsDetail = {
    kind: "points",
    sections: shown,
    points: toNumber(lowest),
    atMost: toNumber(least(sections.map(({ own }) => possible(own)))),
    max: shown.length === 0 ? 0 : Math.min(...shown.map(({ max }) => max)),
    band: bandAt(scoring.bands, lowest)?.title ?? null,
  };
  return detail;
};

/**
 * Points per section, then the lowest section, then its band: a strong section never makes up for a weak one.
 * Source: the rubric of the ML Test Score (Breck et al., 2017).
 */
export const sumThenMin = (scoring: SumThenMin, ground: Ground): Rule => {
  const { sections: keys, bands } = scoring;
  const sectionsIn = (rated: readonly RatedPractice[]): readonly Section[] =>
    keys.map((key) => ({
      key,
      own: rated.filter((one) => isRequired(one) && one.practice.dimension === key),
    }));
  const levelBy = (points: Fraction): number => levelAt(bands, points, ground.floor);
  const levelOf = ({ own }: Section): number => levelBy(earned(own));
  const lowestLevel = (sections: readonly Section[]): number =>
    Math.min(topOf(ground), ...sections.map(levelOf));
  const reachesLevel = ({ own }: Section, level: number): boolean | null => {
    if (levelBy(earned(own)) >= level) return true;
    return levelBy(possible(own)) < level ? false : null;
  };
  return {
    threshold: FULL,
    partialCredit: true,
    allOf: false,
    decides: ({ dimension }) => keys.includes(dimension),
    levelOf: (rated) => lowestLevel(sectionsIn(rated)),
    run: (rated) => {
      const sections = sectionsIn(rated);
      const level = lowestLevel(sections);
      const counted = sections.flatMap(({ own }) => own);
      const progress = rungsOf(ground, {
        level,
        assessable: true,
        excluded: counted.filter(({ excluded }) => excluded).length,
        tallyAt: (at) => tallyOf(sections.map((section) => reachesLevel(section, at))),
      });
      return { level, progress, detail: detailOf(sections, scoring, ground) };
    },
    blocks: (rated, next) => {
      const short = sectionsIn(rated).filter((section) => levelOf(section) < next);
      return keysOf(unfinished(short.flatMap(({ own }) => own)));
    },
    goals: (rated, next) =>
      sectionsIn(rated).flatMap(
        ({ own }) =>
          goalOf(
            own,
            () => 1,
            (sum) => levelBy(fraction(sum, FULL)) >= next,
          ) ?? [],
      ),
    dimensionLevel: (own) => {
      const key = own[0]?.practice.dimension;
      return key === undefined || !keys.includes(key) ? null : levelBy(earned(own));
    },
  };
};
