import type { AskedPractice } from "../../rules/framework";

export const people = [
  {
    key: "A2-02",
    dimension: "people",
    level: 2,
    kind: "R",
    statement:
      "Data scientists and engineers work together, in an environment of its own, on code that is fit for production.",
    question:
      "Do data scientists and engineers work together on production code, apart from the place for experiments?",
    why: "Handing over a finished model loses what its makers knew. Working together keeps it, and a separate environment keeps experiments out of production.",
    answerSet: "releases",
    options: {
      none: "No, models are handed over from one group to the other.",
      some: "Yes, for some of our releases to production, but for fewer than half.",
      half: "Yes, for at least half of our releases to production, but not for most.",
      most: "Yes, both groups took part in most or all of our releases to production.",
    },
    validityDays: 180,
    evidence: { allOf: ["C88"] },
    effortDays: 8,
    benefit: 4,
    dependsOn: ["A1-01"],
    source: { code: "aws-roadmap", locator: "Repeatable phase" },
  },
] as const satisfies readonly AskedPractice[];
