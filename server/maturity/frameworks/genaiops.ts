import type { Framework } from "../rules/framework";
import { extent } from "./answer-sets";
import { background } from "./genaiops/background";
import { data } from "./genaiops/data";
import { deployment } from "./genaiops/deployment";
import { evaluation } from "./genaiops/evaluation";
import { experiment } from "./genaiops/experiment";
import { monitoring } from "./genaiops/monitoring";
import { bands, dimensions, levels, sources } from "./genaiops/outline";
import { value } from "./genaiops/value";

/**
 * Microsoft's four levels for work with generative models, by points. The levels, the 28 points and the bands are the
 * source's; the bands are corrected where they overlap, and the 14 questions of 2 points each are ours, because the
 * source's questionnaire could not be read. Two notes in `background` tell people so.
 */
export const genaiops = {
  key: "microsoft-genaiops",
  version: "1.0.0",
  title: "Microsoft GenAIOps levels",
  summary:
    "Work with generative models, by points from 0 to 28. Comes on top of a maturity model for other models and is measured by itself.",
  publisher: "Microsoft",
  kind: "score",
  sources,
  levels,
  floor: 1,
  dimensions,
  answerSets: [extent],
  practices: [
    ...data,
    ...experiment,
    ...evaluation,
    ...deployment,
    ...monitoring,
    ...value,
    ...background,
  ],
  gates: [],
  scoring: { rule: "banded_total", pointsEach: 2, bands },
} as const satisfies Framework;
