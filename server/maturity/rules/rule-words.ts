import type { Framework } from "./framework";

/** How this framework's rule finds the level, in one or two sentences for people. */
export const ruleInWords = ({ scoring }: Framework): string => {
  switch (scoring.rule) {
    case "staged_all":
      return `A practice is met when its share is at least ${scoring.threshold}. A level is reached when all its required practices, and those of every level below, are met. Optional practices never decide.`;
    case "sum_then_min":
      return "Each practice earns up to one point. The points are added up section by section, and the lowest section alone gives the level: a strong section never makes up for a weak one.";
    case "checklist_parts":
      return "The level is reached when every statement of the parts that count is a full yes. The other parts are counted beside them and decide nothing.";
    case "ladder_min":
      return "Each row of the table stands on the highest level whose state it reaches. A dimension is as high as its lowest row, and the team as high as its lowest dimension.";
    case "banded_total":
      return `Each practice earns up to ${scoring.pointsEach} points. Whole points are added up, rounded down, and the total falls into exactly one band, which is the level.`;
    case "stream_sum_mean":
      return "Each stream is the sum of its steps. Topics, groups and the whole are the means of what they are made of, and the band of the whole is the level.";
    case "risk_rules":
      return "Each question tries its rules in order, and the first that is true gives its level. The lowest question gives the level of the team.";
    case "weighted_mean":
      return "The values of all practices are averaged by weight, and the band of that mean is the level.";
  }
};
