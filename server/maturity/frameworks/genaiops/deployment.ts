import type { AskedPractice } from "../../rules/framework";

export const deployment = [
  {
    key: "GO-06",
    dimension: "deployment",
    level: "every",
    kind: "R",
    statement: "The orchestrator and its data stores are tested and rolled out step by step.",
    question: "Are the orchestrator and its data stores tested, and rolled out step by step?",
    why: "Small changes have large effects here. A small share of users meets them first, and the way back stays open.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { allOf: ["C40", "C58"] },
    effortDays: 10,
    benefit: 4,
    dependsOn: ["GO-04"],
    source: { code: "overlay", locator: "Deployment" },
  },
  {
    key: "GA3-01",
    dimension: "deployment",
    level: "every",
    kind: "R",
    statement: "Deployment is structured, and monitoring looks ahead.",
    question:
      "Is deployment a structured process, with traces, safety monitoring and step by step exposure?",
    why: "At this point many people rely on the system. It has to be watched before they complain.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { allOf: ["C99", "C95", "C58"] },
    effortDays: 10,
    benefit: 5,
    dependsOn: ["GO-06"],
    source: { code: "levels", locator: "Level 3: managed" },
  },
] as const satisfies readonly AskedPractice[];
