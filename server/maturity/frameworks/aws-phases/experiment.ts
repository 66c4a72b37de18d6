import type { AskedPractice } from "../../rules/framework";

export const experiment = [
  {
    key: "A1-01",
    dimension: "experiment",
    level: 1,
    kind: "R",
    statement:
      "Data scientists have a managed workplace in which they can try things out, build, train and deploy a model.",
    question:
      "Do your data scientists have a managed workplace to experiment, build, train and deploy?",
    why: "Without one everybody builds their own on a laptop, and nothing made there can be seen, repeated or secured.",
    answerSet: "models",
    options: {
      none: "No, people work on their own machines.",
      some: "Yes, for some of our models, but for fewer than half.",
      half: "Yes, for at least half of our models, but not for most.",
      most: "Yes, most or all of our models are made in a managed workplace.",
    },
    validityDays: 365,
    evidence: { partial: ["C27", "C23"] },
    effortDays: 10,
    benefit: 4,
    source: { code: "aws-roadmap", locator: "Initial phase" },
  },
  {
    key: "A2-01",
    dimension: "experiment",
    level: 2,
    kind: "R",
    statement: "Preparing data, building the model and training it run as automatic workflows.",
    question: "Do data preparation, model building and training run as automatic workflows?",
    why: "What runs by itself runs the same way twice. What a person carries from step to step does not.",
    answerSet: "models",
    validityDays: 180,
    evidence: { allOf: ["C26"] },
    effortDays: 12,
    benefit: 5,
    dependsOn: ["A1-01"],
    source: { code: "aws-roadmap", locator: "Repeatable phase" },
  },
] as const satisfies readonly AskedPractice[];
