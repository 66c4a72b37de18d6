import type { AskedPractice } from "../../rules/framework";

export const governance = [
  {
    key: "SX-13",
    dimension: "governance",
    level: "every",
    kind: "R",
    statement:
      "Each phase of a model's life is approved, by a procedure that can be adapted to the case.",
    question: "Is each phase of a model's life approved by somebody other than its author?",
    why: "A second person sees what the first one missed. A procedure that fits the risk is followed; one that does not is avoided.",
    answerSet: "releases",
    validityDays: 180,
    evidence: { allOf: ["C54"] },
    effortDays: 4,
    benefit: 4,
    source: { code: "mlops-strategy", locator: "Model management: approval workflow" },
  },
  {
    key: "SX-14",
    dimension: "governance",
    level: "every",
    kind: "R",
    statement:
      "Approvals, uses, updates and deployed versions are on record, and the origin of every model can be searched.",
    question:
      "Are approvals, updates and deployed versions on record, with a searchable history of each model?",
    why: "When a customer, an auditor or a court asks, the answer has to be there already. It cannot be made up afterwards.",
    answerSet: "models",
    validityDays: 180,
    evidence: { allOf: ["C30", "C91"] },
    effortDays: 8,
    benefit: 4,
    source: {
      code: "mlops-strategy",
      locator: "Regulatory compliance: model tracking and lineage",
    },
  },
] as const satisfies readonly AskedPractice[];
