import type { Framework } from "../rules/framework";
import { changes, models, pipelines, releases, runs } from "./answer-sets";
import { background } from "./microsoft/background";
import { build } from "./microsoft/build";
import { monitoring } from "./microsoft/monitoring";
import { outcome } from "./microsoft/outcome";
import { dimensions, levelsOf2020, sourcesOf2020 } from "./microsoft/outline";
import { records } from "./microsoft/records";
import { release } from "./microsoft/release";
import { training } from "./microsoft/training";

/**
 * The edition of 2020, kept for teams that were measured by it. It asks for less at every level but the lowest, so its
 * level numbers are not those of 2025.
 */
export const microsoft2020 = {
  key: "microsoft-2020",
  version: "1.0.0",
  title: "Microsoft MLOps levels, 2020",
  summary:
    "The first edition of Microsoft's levels, from no MLOps to automated retraining. For comparison with earlier results; new teams should take the edition of 2025.",
  publisher: "Microsoft",
  kind: "levels",
  sources: sourcesOf2020,
  levels: levelsOf2020,
  floor: 0,
  dimensions,
  answerSets: [models, pipelines, runs, releases, changes],
  practices: [
    ...build,
    ...training,
    ...records,
    ...release,
    ...monitoring,
    ...outcome,
    ...background,
  ],
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
