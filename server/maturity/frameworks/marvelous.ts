import type { Framework } from "../rules/framework";
import { yesNo } from "./answer-sets";
import { background } from "./marvelous/background";
import { code } from "./marvelous/code";
import { codeQuality } from "./marvelous/code-quality";
import { documentation } from "./marvelous/documentation";
import { explainability } from "./marvelous/explainability";
import { features } from "./marvelous/features";
import { feedback } from "./marvelous/feedback";
import { infrastructure } from "./marvelous/infrastructure";
import { lookup } from "./marvelous/lookup";
import { monitoring } from "./marvelous/monitoring";
import { dimensions, levels, parts, sources } from "./marvelous/outline";

/**
 * 60 statements in seven sections, each true or not. The 46 of the first four sections are the basics and belong to
 * the level; the other 14 have no level, because the source counts them beside it.
 */
export const marvelous = {
  key: "marvelous",
  version: "1.0.0",
  title: "Marvelous MLOps maturity assessment",
  summary:
    "60 statements about one project. It is mature when all 46 basic ones are true; 14 more go beyond and hold nobody back.",
  publisher: "Marvelous MLOps",
  kind: "checklist",
  sources,
  levels,
  floor: 0,
  dimensions,
  answerSets: [yesNo],
  practices: [
    ...documentation,
    ...infrastructure,
    ...code,
    ...lookup,
    ...codeQuality,
    ...monitoring,
    ...features,
    ...explainability,
    ...feedback,
    ...background,
  ],
  gates: [],
  scoring: { rule: "checklist_parts", parts },
} as const satisfies Framework;
