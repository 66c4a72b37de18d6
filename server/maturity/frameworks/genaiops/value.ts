import type { AskedPractice } from "../../rules/framework";

export const value = [
  {
    key: "GO-11",
    dimension: "value",
    level: "every",
    kind: "R",
    statement: "Quotas and the cost of tokens are watched.",
    question: "Do you watch your quotas and what your tokens cost?",
    why: "Cost follows use, not plans, and the bill comes when the money is spent.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { allOf: ["C96"] },
    effortDays: 3,
    benefit: 4,
    source: { code: "overlay", locator: "Cost" },
  },
  {
    key: "GA4-01",
    dimension: "value",
    level: "every",
    kind: "R",
    statement:
      "Development, deployment and monitoring run excellently, and the plan keeps in step with the goals of the business.",
    question:
      "Do development, deployment and monitoring run excellently and keep in step with business goals?",
    why: "The best system for last year’s goal is not the best system.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { partial: ["C85", "C97"] },
    effortDays: 12,
    benefit: 4,
    dependsOn: ["GA3-01"],
    source: { code: "levels", locator: "Level 4: optimized" },
  },
] as const satisfies readonly AskedPractice[];
