import type { Framework } from "../rules/framework";
import { changes, datasets, extent, models, releases, runs, yesNo } from "./answer-sets";
import { background } from "./five-levels/background";
import { code } from "./five-levels/code";
import { data } from "./five-levels/data";
import { governance } from "./five-levels/governance";
import { monitoring } from "./five-levels/monitoring";
import { dimensions, gates, levels, sources } from "./five-levels/outline";
import { release } from "./five-levels/release";
import { retraining } from "./five-levels/retraining";
import { strategy } from "./five-levels/strategy";
import { training } from "./five-levels/training";
import { value } from "./five-levels/value";

/**
 * Five levels from one article, completed by the rules of four others: monitor from the first decision on (a gate),
 * retrain only safely, and have a strategy, governance and value to show at every level.
 */
export const fiveLevels = {
  key: "five-levels",
  version: "1.1.0",
  title: "Five levels of MLOps maturity",
  summary:
    "From manual to continuously improved. No level counts while decisions rest on an unwatched model, and the top level asks that retraining is safe.",
  publisher: "Cairn, after five articles",
  kind: "levels",
  sources,
  levels,
  floor: 1,
  dimensions,
  answerSets: [models, runs, datasets, releases, changes, extent, yesNo],
  practices: [
    ...monitoring,
    ...code,
    ...data,
    ...training,
    ...release,
    ...retraining,
    ...strategy,
    ...governance,
    ...value,
    ...background,
  ],
  gates,
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
