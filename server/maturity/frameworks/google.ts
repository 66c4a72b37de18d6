import type { Framework } from "../rules/framework";
import { changes, extent, models, pipelines, releases, runs } from "./answer-sets";
import { background } from "./google/background";
import { build } from "./google/build";
import { data } from "./google/data";
import { delivery } from "./google/delivery";
import { dimensions, levels, sources } from "./google/outline";
import { pipeline } from "./google/pipeline";
import { records } from "./google/records";
import { training } from "./google/training";
import { validation } from "./google/validation";

/**
 * Google's levels 0 to 2. The split into required and optional practices and the grouping into dimensions are ours:
 * the source lists them in prose.
 */
export const google = {
  key: "google",
  version: "1.0.0",
  title: "Google MLOps levels 0 to 2",
  summary:
    "How far training and delivery are automated: by hand, by a pipeline that retrains on new data, or by a pipeline that is itself built and delivered automatically.",
  publisher: "Google Cloud",
  kind: "levels",
  sources,
  levels,
  floor: 0,
  dimensions,
  answerSets: [models, pipelines, runs, releases, changes, extent],
  practices: [
    ...pipeline,
    ...training,
    ...data,
    ...validation,
    ...records,
    ...build,
    ...delivery,
    ...background,
  ],
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
