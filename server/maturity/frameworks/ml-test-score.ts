import type { Framework } from "../rules/framework";
import { testing } from "./answer-sets";
import { background } from "./ml-test-score/background";
import { data } from "./ml-test-score/data";
import { infrastructure } from "./ml-test-score/infrastructure";
import { model } from "./ml-test-score/model";
import { monitoring } from "./ml-test-score/monitoring";
import { dimensions, levels, sources } from "./ml-test-score/outline";

/**
 * 28 tests in four sections of seven. The score is the lowest sum of the four, and its published stretches are our
 * levels. A test has no level of its own: it raises its section.
 */
export const mlTestScore = {
  key: "ml-test-score",
  version: "1.0.0",
  title: "ML Test Score",
  summary:
    "28 tests of data, model, infrastructure and monitoring. The weakest of the four sections is the score, so a gap cannot be made up for elsewhere.",
  publisher: "Breck and others, Google",
  kind: "score",
  sources,
  levels,
  floor: 0,
  dimensions,
  answerSets: [testing],
  practices: [...data, ...model, ...infrastructure, ...monitoring, ...background],
  gates: [],
  scoring: {
    rule: "sum_then_min",
    sections: ["data", "model", "infrastructure", "monitoring"],
    bands: [
      { ordinal: 0, title: "Research project", from: 0, to: 0, includes: "both" },
      { ordinal: 1, title: "Some tests", from: 0, to: 1, includes: "to" },
      { ordinal: 2, title: "Basics in place", from: 1, to: 2, includes: "to" },
      { ordinal: 3, title: "Reasonably tested", from: 2, to: 3, includes: "to" },
      { ordinal: 4, title: "Strongly tested", from: 3, to: 5, includes: "to" },
      { ordinal: 5, title: "Exceptional", from: 5, to: 7, includes: "to" },
    ],
  },
} as const satisfies Framework;
