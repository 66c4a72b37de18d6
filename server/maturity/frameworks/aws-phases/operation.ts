import type { AskedPractice } from "../../rules/framework";

export const operation = [
  {
    key: "A3-04",
    dimension: "operation",
    level: 3,
    kind: "R",
    statement: "Models in production are monitored.",
    question: "Are your models in production monitored?",
    why: "All the care before deployment says nothing about next month.",
    answerSet: "models",
    validityDays: 90,
    evidence: { allOf: ["C65"] },
    effortDays: 8,
    benefit: 5,
    source: { code: "aws-roadmap", locator: "Reliable phase" },
  },
] as const satisfies readonly AskedPractice[];
