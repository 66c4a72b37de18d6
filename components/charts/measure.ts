/** In what the values of a chart are counted: how they are rounded, printed and called. */
export type Measure = {
  /** Decimals at which values are shown and compared. */
  readonly digits: 0 | 1;
  /** Behind a printed value. */
  readonly suffix: string;
  /** What a difference of one is called, and of several. */
  readonly one: string;
  readonly many: string;
};

/** Levels of a framework, to one decimal. */
export const levels: Measure = { digits: 1, suffix: "", one: "level", many: "levels" };

/** Shares from 0 to 100, in whole percent; their differences are points. */
export const percent: Measure = { digits: 0, suffix: " %", one: "point", many: "points" };

/** Rounds to the precision at which values are shown and compared. */
export function rounded(value: number, { digits }: Measure): number {
  const unit = 10 ** digits;
  // The small push keeps 0.25 − 0.15 and the like on the right side of a half.
  return Math.round((value + Math.sign(value) * 1e-9) * unit) / unit;
}

/** `2.4`, `63 %`. */
export const printed = (value: number, measure: Measure): string =>
  `${rounded(value, measure).toFixed(measure.digits)}${measure.suffix}`;

/** The size of a difference, without its sign: `0.4`, `12`. */
export const printedSize = (value: number, measure: Measure): string =>
  Math.abs(rounded(value, measure)).toFixed(measure.digits);

/** `1.4 levels`, `1 point`. */
export const difference = (value: number, measure: Measure): string => {
  const size = printedSize(value, measure);
  return `${size} ${Number(size) === 1 ? measure.one : measure.many}`;
};
