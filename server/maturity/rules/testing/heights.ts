import type { Assessment, View } from "../assessment";
import type { MeanPart, ScoreDetail } from "../detail";

const meansIn = ({ score, parts }: MeanPart): readonly number[] => [
  score ?? -1,
  ...parts.flatMap(meansIn),
];

/** Points, ranks, means and counts behind a level; unknown and out of scope come first. */
const detailHeights = (detail: ScoreDetail | null): readonly number[] => {
  switch (detail?.kind) {
    case undefined:
      return [];
    case "points":
      return [detail.points, ...detail.sections.map(({ points }) => points)];
    case "parts":
      return detail.parts.map(({ met }) => met);
    case "ranks":
      return [...detail.variables, ...detail.dimensions].map(({ level }) => level ?? -1);
    case "means":
      return [detail.score ?? -1, ...detail.parts.flatMap(meansIn)];
    case "risks":
      return detail.questions.map(({ level }) => level);
  }
};

/** Levels, and practices met on each level: what must not fall when something gets better. */
export const heights = ({ scores }: Assessment, view: View): readonly number[] => {
  const { level, levelBeforeGates, progress, everyLevel, tally, detail } = scores[view];
  const met = progress.map((rung) => rung.met);
  return [level, levelBeforeGates, everyLevel.met, tally.met, ...met, ...detailHeights(detail)];
};

/** The same in every view. */
export const allHeights = (result: Assessment): readonly number[] =>
  (["claimed", "confirmed", "proven"] as const).flatMap((view) => heights(result, view));
