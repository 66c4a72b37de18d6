import type { AskedPractice } from "../../rules/framework";

export const training = [
  {
    key: "S3-01",
    dimension: "training",
    level: 3,
    kind: "R",
    statement:
      "An automated pipeline trains models, from preparing the data to evaluating the result.",
    question: "Does an automated pipeline cover your training from data preparation to evaluation?",
    why: "Only a pipeline does the same thing twice. It is also what later automation starts and stops.",
    answerSet: "models",
    validityDays: 180,
    evidence: { allOf: ["C26"] },
    effortDays: 12,
    benefit: 5,
    dependsOn: ["S2-01", "S2-02"],
    source: { code: "five-levels", locator: "Reproducible: automated training pipeline" },
  },
  {
    key: "S3-02",
    dimension: "training",
    level: 3,
    kind: "R",
    statement:
      "A metadata store keeps sources, settings, parameters, runs and metrics of experiments, of those that failed as well.",
    question:
      "Are the data, settings and metrics of your training runs stored, of failed ones too?",
    why: "Troubleshooting starts with what was different. Failed attempts are worth keeping, so that nobody repeats them.",
    answerSet: "runs",
    validityDays: 180,
    evidence: { allOf: ["C23", "C31"] },
    effortDays: 6,
    benefit: 5,
    source: { code: "five-levels", locator: "Reproducible: metadata store" },
  },
  {
    key: "SX-18",
    dimension: "training",
    level: "every",
    kind: "R",
    statement: "Training can be reproduced, and what is left to chance in it is known.",
    question:
      "Have you trained a model a second time and got the same result within a known tolerance?",
    why: "A result that cannot be repeated may have been luck. Knowing the random parts tells you how much of a difference means something.",
    answerSet: "models",
    validityDays: 365,
    evidence: { allOf: ["C28"] },
    effortDays: 5,
    benefit: 4,
    dependsOn: ["S3-02"],
    source: { code: "mlops-strategy", locator: "Testing: model training should be reproducible" },
  },
] as const satisfies readonly AskedPractice[];
