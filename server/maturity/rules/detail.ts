import type { Tally } from "./assessment";

/**
 * What stands behind a level that is not a plain staircase; shown under it. Points and ranks come with the most they
 * could still become (`atMost`) once what is unknown is known.
 */

export type SectionPoints = {
  readonly key: string;
  readonly title: string;
  readonly points: number;
  readonly atMost: number;
  readonly max: number;
};

/** Points per section; `points` is what the band was read from: the lowest section, or the total in whole points. */
export type PointsDetail = {
  readonly kind: "points";
  readonly sections: readonly SectionPoints[];
  readonly points: number;
  readonly atMost: number;
  readonly max: number;
  /** Title of the band; null when, by a defect of the framework, no band holds the points. */
  readonly band: string | null;
};

/** Parts of a checklist, with the share of applicable practices that are met; null when none applies. */
export type PartsDetail = {
  readonly kind: "parts";
  readonly parts: readonly (Tally & {
    readonly key: string;
    readonly title: string;
    readonly gates: boolean;
    readonly share: number | null;
  })[];
};

/** The rank and level of each variable and the level of each dimension; null when out of scope. */
export type RanksDetail = {
  readonly kind: "ranks";
  readonly variables: readonly {
    readonly practice: string;
    readonly dimension: string;
    readonly rank: number | null;
    readonly atMost: number | null;
    readonly top: number;
    readonly level: number | null;
  }[];
  readonly dimensions: readonly { readonly dimension: string; readonly level: number | null }[];
};

/** A mean and what it is made of, however many steps deep; `score` is null when nothing was there to average. */
export type MeanPart = {
  readonly key: string;
  readonly title: string;
  readonly score: number | null;
  readonly atMost: number | null;
  readonly max: number;
  readonly parts: readonly MeanPart[];
};

export type MeansDetail = {
  readonly kind: "means";
  readonly score: number | null;
  readonly atMost: number | null;
  readonly max: number;
  readonly band: string | null;
  readonly parts: readonly MeanPart[];
};

/** The level each question gives and which of its rules, counted from 0, decided; null when none did. */
export type RisksDetail = {
  readonly kind: "risks";
  readonly questions: readonly {
    readonly key: string;
    readonly title: string;
    readonly level: number;
    readonly rule: number | null;
  }[];
};

export type ScoreDetail = PointsDetail | PartsDetail | RanksDetail | MeansDetail | RisksDetail;
