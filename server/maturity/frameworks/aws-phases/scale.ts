import type { AskedPractice } from "../../rules/framework";

export const scale = [
  {
    key: "A4-01",
    dimension: "scale",
    level: 4,
    kind: "R",
    statement:
      "Solutions come from templates, so that many teams can bring tens or hundreds of uses live.",
    question:
      "Can a new team start from a template that brings everything a production model needs?",
    why: "The tenth model should not cost as much as the first. A template passes on what the first ones taught.",
    answerSet: "extent",
    options: {
      none: "No, each team builds its solution from the beginning.",
      some: "There is a template, and it covers less than half of what a model needs.",
      half: "Templates cover at least half of what a model needs, but not most of it.",
      most: "Yes, templates cover most or all of it, and new teams start from them.",
    },
    validityDays: 365,
    // The release cadence (C62) only informs: speed alone is no evidence of templates.
    evidence: { partial: ["C34"] },
    effortDays: 25,
    benefit: 4,
    dependsOn: ["A2-04", "A3-01"],
    source: { code: "aws-roadmap", locator: "Scalable phase" },
  },
] as const satisfies readonly AskedPractice[];
