import type { ChartModel } from "./chart-model";
import { ChartFigure, type ChartFigureProps } from "./figure";
import { drawnOnce } from "./drawn-once";

export type ChartProps = Omit<ChartFigureProps, "model" | "drawings"> & {
  model: ChartModel;
  /** 160 px high with the essentials only, for a small card. */
  compact?: boolean | undefined;
};

/**
 * A chart on a page: draws on the server, sends no script for it. Only server components may use this; a client
 * component takes the finished `<Chart>` as a child.
 */
export function Chart({ model, compact = false, ...figure }: ChartProps) {
  const drawings = compact
    ? { compact: drawnOnce(model, "compact") }
    : { regular: drawnOnce(model, "regular"), narrow: drawnOnce(model, "narrow") };
  const { name, title, caption, notes, table, empty } = model;
  return (
    <ChartFigure
      {...figure}
      model={{ name, title, caption, notes, table, empty }}
      drawings={drawings}
    />
  );
}
