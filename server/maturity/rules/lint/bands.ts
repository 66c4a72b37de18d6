import { bandAt, isWithin } from "../bands";
import { askedPractices, type Framework } from "../framework";
import { fromPoints, toNumber } from "../fraction";
import { streamScoreOf } from "../stream-sum-mean";
import { FULL } from "../twentieths";
import type { Band, Scoring } from "../scoring";
import { defect, type Defect } from "./defect";

/** What can be earned: `least` is the most that every part can reach, `most` the most any can; whole points or not. */
type Scale = {
  readonly bands: readonly Band[];
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
};

const sectionSizes = (framework: Framework, sections: readonly string[]): readonly number[] => {
  const required = askedPractices(framework).filter(({ kind }) => kind === "R");
  return sections.map((key) => required.filter(({ dimension }) => dimension === key).length);
};

const requiredCount = (framework: Framework): number =>
  askedPractices(framework).filter(({ kind }) => kind === "R").length;

const streamMaximum = (scoring: Extract<Scoring, { rule: "stream_sum_mean" }>): number => {
  const best = streamScoreOf(scoring, () => FULL);
  return best === null ? 0 : toNumber(best);
};

const scaleOf = (framework: Framework): Scale | null => {
  const { scoring } = framework;
  if (!("bands" in scoring)) return null;
  const { bands } = scoring;
  const even = (most: number, whole = false): Scale => ({ bands, least: most, most, whole });
  switch (scoring.rule) {
    case "sum_then_min": {
      const sizes = sectionSizes(framework, scoring.sections);
      const least = sizes.length === 0 ? 0 : Math.min(...sizes);
      return { bands, least, most: Math.max(0, ...sizes), whole: false };
    }
    case "banded_total":
      return even(requiredCount(framework) * scoring.pointsEach, true);
    case "stream_sum_mean":
      return even(streamMaximum(scoring));
    case "weighted_mean":
      return even(1);
  }
};

/** Every point total that can tell bands apart: each whole one, or each edge and one between each two edges. */
const totalsOf = ({ bands, most, whole }: Scale): readonly number[] => {
  if (whole) return Array.from({ length: Math.floor(most) + 1 }, (_, points) => points);
  const edges = [...bands.flatMap(({ from, to }) => [from, to]), 0, most];
  const sorted = [...new Set(edges)]
    .filter((one) => one >= 0 && one <= most)
    .toSorted((a, b) => a - b);
  return sorted.flatMap((edge, index) => {
    const next = sorted[index + 1];
    return next === undefined ? [edge] : [edge, (edge + next) / 2];
  });
};

const holding = (bands: readonly Band[], points: number): readonly Band[] =>
  bands.filter((band) => isWithin(band, fromPoints(points)));

/** Every total falls into exactly one band. The subject is the number of points. */
const coverDefects = (scale: Scale): readonly Defect[] =>
  totalsOf(scale).flatMap((points) => {
    const found = holding(scale.bands, points);
    if (found.length === 1) return [];
    if (found.length === 0) {
      const message = `A score of ${points} falls into no band, so it would have no level.`;
      return [defect("missing_band", String(points), message)];
    }
    const names = found.map(({ title }) => `"${title}"`).join(" and ");
    const message = `A score of ${points} falls into ${names}; it can have one level only.`;
    return [defect("overlapping_bands", String(points), message)];
  });

/** More points never give a lower level. */
const orderDefects = ({ bands }: Scale): readonly Defect[] => {
  const sorted = bands.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return sorted
    .filter(
      (band, index) =>
        band.from > band.to || band.ordinal <= (sorted[index - 1]?.ordinal ?? -Infinity),
    )
    .map(({ title }) => {
      const message = `The band "${title}" must end above its beginning and give a higher level than the band below it.`;
      return defect("bands_out_of_order", title, message);
    });
};

const beyondDefects = ({ bands, most }: Scale): readonly Defect[] =>
  bands
    .filter(({ from, to }) => to > most || from < 0)
    .map(({ title, to }) => {
      const message = `The band "${title}" goes up to ${to}, but ${most} is all that can be earned; a score above 100 % means nothing.`;
      return defect("score_above_maximum", title, message);
    });

const levelDefects = ({ levels, floor }: Framework, scale: Scale): readonly Defect[] => {
  const ordinals = new Set(levels.map(({ ordinal }) => ordinal));
  const strange = scale.bands.filter(({ ordinal }) => !ordinals.has(ordinal));
  const reachable = new Set(
    totalsOf({ ...scale, most: scale.least }).map(
      (points) => bandAt(scale.bands, fromPoints(points))?.ordinal,
    ),
  );
  const unreachable = levels.filter(({ ordinal }) => ordinal > floor && !reachable.has(ordinal));
  return [
    ...strange.map(({ title, ordinal }) =>
      defect(
        "unknown_level",
        title,
        `The band "${title}" gives level ${ordinal}, which does not exist.`,
      ),
    ),
    ...unreachable.map(({ key, ordinal }) =>
      defect("unreachable_level", key, `Level ${ordinal} is out of reach: no score gives it.`),
    ),
  ];
};

/** Bands hold every possible score exactly once, rise with it, and stay within what can be earned. */
export const bandDefects = (framework: Framework): readonly Defect[] => {
  const scale = scaleOf(framework);
  if (scale === null) return [];
  return [
    ...coverDefects(scale),
    ...orderDefects(scale),
    ...beyondDefects(scale),
    ...levelDefects(framework, scale),
  ];
};
