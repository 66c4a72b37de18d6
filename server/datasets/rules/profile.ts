import type { Column } from "./column";

/** A column as somebody tells of it. */
export type ToldColumn = Column & {
  readonly description: string;
  readonly profile: ColumnProfile | null;
};

/** What was seen in a column. What does not apply to it, or was not looked at, is null. */
export type ColumnProfile = {
  readonly values: number | null;
  readonly nulls: number | null;
  /** How many different values; an estimate (HyperLogLog, about 1.6 % off) unless `distinctExact`. */
  readonly distinct: number | null;
  readonly distinctExact: boolean | null;
  /** Numbers, or moments in ISO 8601. */
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly mean: number | null;
  readonly deviation: number | null;
  /** By the share below them: 0.05, 0.25, 0.5, 0.75, 0.95. */
  readonly quantiles: readonly Quantile[];
  /** Of how many values the quantiles were taken; null when of all. */
  readonly sampled: number | null;
  /** Of texts, in characters. */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly top: readonly TopValue[];
  /** By how much the counts of `top` may be too low; 0 when they are exact. */
  readonly topShort: number | null;
  readonly histogram: readonly Bin[];
  /** Values that are not of the column's type although nearly all are, and the line of the first. */
  readonly odd: { readonly count: number; readonly line: number; readonly value: string } | null;
};

export type Quantile = { readonly share: number; readonly value: number };
export type TopValue = { readonly value: string; readonly count: number };
/** From (in) to (out), the last one with its end. */
export type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** How a file was read, and what was left out of its profile. */
export type FileProfile = {
  readonly format: "csv" | "parquet";
  readonly rows: number;
  readonly bytes: number;
  /** Of a CSV. */
  readonly delimiter: string | null;
  readonly byteOrderMark: boolean;
  /** Rows with another number of fields than the header, which are not in the profile. */
  readonly ragged: number;
  readonly raggedAt: readonly { readonly line: number; readonly fields: number }[];
  /** Words that were read as "no value", with how often. The empty field is not named. */
  readonly missingWords: readonly TopValue[];
  /** What else a reader should know, in sentences. */
  readonly notices: readonly string[];
};

export const emptyProfile: ColumnProfile = {
  values: null,
  nulls: null,
  distinct: null,
  distinctExact: null,
  min: null,
  max: null,
  mean: null,
  deviation: null,
  quantiles: [],
  sampled: null,
  minLength: null,
  maxLength: null,
  top: [],
  topShort: null,
  histogram: [],
  odd: null,
};
