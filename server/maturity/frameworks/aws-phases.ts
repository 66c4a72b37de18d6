import type { Framework } from "../rules/framework";
import { extent, models, releases } from "./answer-sets";
import { background } from "./aws-phases/background";
import { code } from "./aws-phases/code";
import { experiment } from "./aws-phases/experiment";
import { lensCost } from "./aws-phases/lens-cost";
import { lensCostTraining } from "./aws-phases/lens-cost-training";
import { lensOperations } from "./aws-phases/lens-operations";
import { lensPerformance } from "./aws-phases/lens-performance";
import { lensReliability } from "./aws-phases/lens-reliability";
import { lensSecurity } from "./aws-phases/lens-security";
import { lensSustainability } from "./aws-phases/lens-sustainability";
import { operation } from "./aws-phases/operation";
import { dimensions, levels, sources } from "./aws-phases/outline";
import { people } from "./aws-phases/people";
import { release } from "./aws-phases/release";
import { scale } from "./aws-phases/scale";

/**
 * Four phases, with a level 0 of ours below them: a team without a managed workplace is not in the first phase yet.
 * The best practices of the Machine Learning Lens have no level, so they stand beside the phases as advice.
 */
export const awsPhases = {
  key: "aws-phases",
  version: "1.0.0",
  title: "AWS MLOps phases",
  summary:
    "From a managed place for experiments to repeatable training, reliable releases and templates for many teams.",
  publisher: "Amazon Web Services",
  kind: "levels",
  sources,
  levels,
  floor: 0,
  dimensions,
  answerSets: [models, releases, extent],
  practices: [
    ...experiment,
    ...people,
    ...code,
    ...release,
    ...operation,
    ...scale,
    ...background,
    ...lensOperations,
    ...lensSecurity,
    ...lensReliability,
    ...lensPerformance,
    ...lensCost,
    ...lensCostTraining,
    ...lensSustainability,
  ],
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
