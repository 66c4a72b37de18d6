import type { EChartsOption } from "echarts";

/** `regular` and `narrow` (phones) are two drawings of one chart; `compact` is 160 px high, for small cards. */
export type ChartSize = "regular" | "narrow" | "compact";

export type ChartFrame = { size: ChartSize; width: number; height: number };

/** A cell of the table twin: text, a number at full precision, or null for not known. */
export type ChartCell = string | number | null;

export type ChartTable = {
  columns: readonly { label: string; numeric?: boolean; decimals?: number; signed?: boolean }[];
  rows: readonly (readonly ChartCell[])[];
};

/** Everything a figure needs. Pure data and one pure function: no I/O, no clock. */
export type ChartModel = {
  /** Part of the names of saved files: "maturity-profile". */
  name: string;
  /** The finding, computed from the data. */
  title: string;
  /** One sentence with the key numbers. */
  caption: string;
  /** What is left out and why, one sentence each. */
  notes: readonly string[];
  table: ChartTable;
  /** True when there is nothing to draw; the axes alone then stand as a ghost. */
  empty: boolean;
  /** Height in px the drawing wants at this size. */
  height: (size: ChartSize) => number;
  option: (frame: ChartFrame) => EChartsOption;
};

export const frameWidths: Record<ChartSize, number> = { regular: 640, narrow: 344, compact: 344 };

export function frameOf(model: Pick<ChartModel, "height">, size: ChartSize): ChartFrame {
  return { size, width: frameWidths[size], height: model.height(size) };
}

/** A scale of levels: `names[0]` belongs to `min`. */
export type LevelScale = { min: number; max: number; names: readonly string[] };

/** Rounds to one decimal, the precision at which scores are shown and compared. */
export function toTenth(value: number): number {
  // The small push keeps 0.25 − 0.15 and the like on the right side of a half.
  return Math.round((value + Math.sign(value) * 1e-9) * 10) / 10;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}
