import type { Framework } from "../../rules/framework";
import { extent } from "../answer-sets";

/** The example of the README: small, and whole. It stands in no list, so nobody is offered it. */
export const keptPromises = {
  key: "kept-promises",
  version: "1.0.0",
  title: "Kept promises",
  summary: "Whether a team plans its improvements with dates, and keeps them.",
  publisher: "Cairn, as an example",
  kind: "levels",
  sources: [{ code: "readme", title: "Maturity", publisher: "Cairn", url: null }],
  levels: [
    { ordinal: 0, key: "talk", title: "Talk", summary: "Improvements are talked about." },
    { ordinal: 1, key: "plan", title: "Plan", summary: "They have a date, and it is kept." },
  ],
  floor: 0,
  dimensions: [{ key: "plan", title: "Plan", question: "Is the plan kept?" }],
  answerSets: [extent],
  practices: [
    {
      key: "KP-01",
      dimension: "plan",
      level: 1,
      kind: "R",
      statement: "Improvements are done by the day that was promised.",
      question: "Are your improvements done by the day that was promised?",
      why: "A date that passes in silence teaches everybody to ignore the next one.",
      answerSet: "extent",
      validityDays: 180,
      evidence: { allOf: ["T02"] },
      effortDays: 2,
      benefit: 3,
      source: { code: "readme", locator: "Add a framework and a check" },
    },
  ],
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
