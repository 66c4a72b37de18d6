import type { AskedPractice } from "../../rules/framework";

export const evaluation = [
  {
    key: "GO-04",
    dimension: "evaluation",
    level: "every",
    kind: "R",
    statement: "Quality is measured by metrics that suit the use.",
    question:
      "Do you measure quality by metrics that suit the use, such as how well answers are grounded?",
    why: "A fluent answer can be wrong. The metric has to look at what can go wrong in this use.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { allOf: ["C94"] },
    effortDays: 8,
    benefit: 5,
    dependsOn: ["GA2-01"],
    source: { code: "overlay", locator: "Evaluation" },
  },
  {
    key: "GO-05",
    dimension: "evaluation",
    level: "every",
    kind: "R",
    statement:
      "Data scientists review the evaluations, and people who know the subject judge early.",
    question:
      "Do data scientists review evaluations, and do people who know the subject judge early?",
    why: "Who builds a system is the worst judge of it, and a wrong answer looks right to those who do not know.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { partial: ["C88", "C97"] },
    effortDays: 4,
    benefit: 3,
    dependsOn: ["GO-04"],
    source: { code: "overlay", locator: "Evaluation" },
  },
] as const satisfies readonly AskedPractice[];
