import type { Framework } from "../rules/framework";
import { changes, extent, models, pipelines, releases, runs } from "./answer-sets";
import { background, backgroundOf2025 } from "./microsoft/background";
import { build, buildOf2025 } from "./microsoft/build";
import { monitoring, monitoringOf2025 } from "./microsoft/monitoring";
import { outcome } from "./microsoft/outcome";
import { dimensions, levelsOf2025, sourcesOf2025 } from "./microsoft/outline";
import { records, recordsOf2025 } from "./microsoft/records";
import { release, releaseOf2025 } from "./microsoft/release";
import { training, trainingOf2025 } from "./microsoft/training";

/**
 * Microsoft's levels 0 to 4 by their technology column, in the edition of 2025. The edition of 2020 is a framework of
 * its own with the same practice keys, so the same answers can be read under both. The tables for people, model
 * creation, release and integration are scored by another rule and stand in `microsoft-dimensions`.
 */
export const microsoft2025 = {
  key: "microsoft-2025",
  version: "1.0.0",
  title: "Microsoft MLOps levels, 2025",
  summary:
    "From no MLOps to automated operations, by what the technology does. The edition of 2025 adds version control, a feature store, registries and retraining that monitoring starts.",
  publisher: "Microsoft",
  kind: "levels",
  sources: sourcesOf2025,
  levels: levelsOf2025,
  floor: 0,
  dimensions,
  answerSets: [models, pipelines, runs, releases, changes, extent],
  practices: [
    ...build,
    ...buildOf2025,
    ...training,
    ...trainingOf2025,
    ...records,
    ...recordsOf2025,
    ...release,
    ...releaseOf2025,
    ...monitoring,
    ...monitoringOf2025,
    ...outcome,
    ...background,
    ...backgroundOf2025,
  ],
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
