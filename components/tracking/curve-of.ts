import type { Outputs } from "~/server/api/trpc/root";
import type { Curve } from "../charts/curve-points";

export type Series = Outputs["tracking"]["metricSeries"];

/** A run's series as a curve: a stretch of several points keeps its extremes. */
export const curveOf = (
  { runId, total, buckets }: Series["series"][number],
  { label, pinned }: Pick<Curve, "label" | "pinned">,
): Curve => ({
  id: runId,
  label,
  pinned,
  total,
  points: buckets.map(({ stepMin, stepMax, least, greatest, last, points }) => ({
    x: stepMax,
    y: last,
    ...(points > 1 && { stretch: { from: stepMin, low: least, high: greatest } }),
  })),
});
