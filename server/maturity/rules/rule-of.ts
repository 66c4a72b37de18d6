import { bandedTotal } from "./banded-total";
import { checklistParts } from "./checklist-parts";
import type { Framework } from "./framework";
import { ladderMin } from "./ladder-min";
import { oncePer } from "./once-per";
import { riskRules } from "./risk-rules";
import type { Ground, Rule } from "./rule";
import { stagedAll } from "./staged-all";
import { streamSumMean } from "./stream-sum-mean";
import { sumThenMin } from "./sum-then-min";
import { weightedMean } from "./weighted-mean";

/** The arithmetic of a framework. Another rule is another member of `Scoring`, another file beside these, and a line here. */
export const ruleOf = oncePer(({ levels, floor, dimensions, scoring }: Framework): Rule => {
  const ground: Ground = { levels: levels.map(({ ordinal }) => ordinal), floor, dimensions };
  switch (scoring.rule) {
    case "staged_all":
      return stagedAll(scoring, ground);
    case "sum_then_min":
      return sumThenMin(scoring, ground);
    case "checklist_parts":
      return checklistParts(scoring, ground);
    case "ladder_min":
      return ladderMin(scoring, ground);
    case "banded_total":
      return bandedTotal(scoring, ground);
    case "stream_sum_mean":
      return streamSumMean(scoring, ground);
    case "risk_rules":
      return riskRules(scoring, ground);
    case "weighted_mean":
      return weightedMean(scoring, ground);
  }
});
