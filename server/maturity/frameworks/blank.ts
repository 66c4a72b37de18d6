import type { Framework } from "../rules/framework";
import { extent } from "./answer-sets";

/** Small and without defects, for people to begin their own with. It is in no list and nobody is assessed with it. */
export const blankFramework = {
  key: "our-framework",
  version: "1.0.0",
  title: "Our framework",
  summary: "What this framework looks at, and whom it is for.",
  publisher: "Our organisation",
  kind: "levels",
  sources: [{ code: "own", title: "Our own experience", publisher: "Our organisation", url: null }],
  levels: [
    { ordinal: 0, key: "start", title: "Start", summary: "Where every team stands at first." },
    { ordinal: 1, key: "first", title: "First level", summary: "What holds on this level." },
  ],
  floor: 0,
  dimensions: [{ key: "first", title: "First dimension", question: "What is this about?" }],
  answerSets: [extent],
  practices: [
    {
      key: "P1",
      dimension: "first",
      level: 1,
      kind: "R",
      statement: "What is in place when this practice is done.",
      question: "Is it in place?",
      why: "Why it matters.",
      answerSet: "extent",
      validityDays: 180,
      evidence: "self_only",
      effortDays: 5,
      benefit: 3,
      source: { code: "own", locator: "Our own words" },
    },
  ],
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
} as const satisfies Framework;
