import type { AskedPractice } from "../../rules/framework";

/** Asked by the editions of 2020 and of 2025. */
export const release = [
  {
    key: "M3-T1",
    dimension: "release",
    level: 3,
    kind: "R",
    statement: "A deployment includes an A/B test of how well the model does.",
    question: "Is a new model compared with the current one by an A/B test when it is deployed?",
    why: "A model that wins on old data can lose with real users. Only a comparison on live traffic shows it.",
    answerSet: "releases",
    validityDays: 180,
    evidence: { allOf: ["C59", "C60"] },
    effortDays: 10,
    benefit: 4,
    source: { code: "microsoft", locator: "Level 3: technology" },
  },
] as const satisfies readonly AskedPractice[];

/** Added by the edition of 2025. */
export const releaseOf2025 = [
  {
    key: "M4-T5",
    dimension: "release",
    level: 4,
    kind: "R",
    statement: "A policy promotes new models automatically when they pass its checks.",
    question:
      "Are new models promoted automatically by a policy that checks data and quality first?",
    why: "A written policy decides the same way at three in the morning, and leaves a reason behind.",
    answerSet: "releases",
    validityDays: 180,
    evidence: { allOf: ["C78", "C48"] },
    effortDays: 8,
    benefit: 3,
    dependsOn: ["M3-T1"],
    source: { code: "microsoft", locator: "Level 4: technology" },
  },
] as const satisfies readonly AskedPractice[];
