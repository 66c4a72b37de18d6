import type { AskedPractice } from "../../rules/framework";

/** Asked by the editions of 2020 and of 2025. */
export const monitoring = [
  {
    key: "M4-T2",
    dimension: "monitoring",
    level: 4,
    kind: "R",
    statement: "The deployed model reports detailed metrics to one central place.",
    question: "Do your deployed models report detailed metrics to one central place?",
    why: "What a model does after deployment is the only thing its users see. Without metrics a team is the last to know.",
    answerSet: "models",
    validityDays: 180,
    evidence: { allOf: ["C65", "C69"] },
    effortDays: 6,
    benefit: 5,
    source: { code: "microsoft", locator: "Level 4: technology" },
  },
] as const satisfies readonly AskedPractice[];

/** Added by the edition of 2025. */
export const monitoringOf2025 = [
  {
    key: "M4-T4",
    dimension: "monitoring",
    level: 4,
    kind: "R",
    statement: "It is watched whether features are computed, healthy and fresh.",
    question: "Do you watch whether your features are computed in time and healthy?",
    why: "A stale feature raises no error. The model just answers yesterday’s question.",
    answerSet: "models",
    validityDays: 180,
    evidence: { allOf: ["C70"] },
    effortDays: 5,
    benefit: 3,
    dependsOn: ["M2-T5"],
    source: { code: "microsoft", locator: "Level 4: technology" },
  },
] as const satisfies readonly AskedPractice[];
