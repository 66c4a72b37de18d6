import type { NotedPractice } from "../../rules/framework";

/** What was corrected in the source, its advice for each level, and context: shown, never asked and never scored. */
export const background = [
  {
    key: "GX-01",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "The published bands overlap: 0 to 9, 9 to 14, 15 to 19 and 19 to 28, so 9 and 19 points belong to two levels each. Here the bands are 0 to 8, 9 to 14, 15 to 18 and 19 to 28: a score that was promised to two levels counts for the higher one.",
    source: { code: "levels", locator: "Levels and their scores; the correction is ours" },
  },
  {
    key: "GX-02",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "The source gives levels and bands; its own questionnaire could not be read. These 14 questions are ours, made from its levels and its guidance, and each is worth 2 of the 28 points.",
    source: { code: "levels", locator: "Levels and their scores; the questions are ours" },
  },
  {
    key: "GO-12",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Measure work with generative models by itself: a team can be at level 4 there and at level 1 with its other models, or the other way round.",
    source: { code: "overlay", locator: "Maturity" },
  },
  {
    key: "GA1-01",
    dimension: "experiment",
    level: 1,
    kind: "D",
    statement: "People explore what the models offer, without any structure.",
    source: { code: "levels", locator: "Level 1: initial" },
  },
  {
    key: "GA1-02",
    dimension: "evaluation",
    level: 1,
    kind: "A",
    statement:
      "Next step: design prompts in a structured way and begin to measure with simple metrics.",
    source: { code: "levels", locator: "Level 1: initial" },
  },
  {
    key: "GA2-02",
    dimension: "deployment",
    level: 2,
    kind: "A",
    statement: "Next step: deploy by a system, perhaps by CI/CD.",
    source: { code: "levels", locator: "Level 2: defined" },
  },
  {
    key: "GA2-03",
    dimension: "evaluation",
    level: 2,
    kind: "A",
    statement:
      "Next step: measure how well answers are grounded, how relevant they are and how close to what was expected.",
    source: { code: "levels", locator: "Level 2: defined" },
  },
  {
    key: "GA2-04",
    dimension: "monitoring",
    level: 2,
    kind: "A",
    statement: "Next step: look after safe content and ethics.",
    source: { code: "levels", locator: "Level 2: defined" },
  },
  {
    key: "GA3-02",
    dimension: "monitoring",
    level: 3,
    kind: "A",
    statement:
      "Next step: monitoring that foresees problems, and fuller measures for safe content.",
    source: { code: "levels", locator: "Level 3: managed" },
  },
  {
    key: "GA3-03",
    dimension: "experiment",
    level: 3,
    kind: "A",
    statement: "Next step: tune models for your own needs.",
    source: { code: "levels", locator: "Level 3: managed" },
  },
  {
    key: "GA3-04",
    dimension: "deployment",
    level: 3,
    kind: "A",
    statement: "Next step: version everything that makes an answer, and be able to take it back.",
    source: { code: "levels", locator: "Level 3: managed" },
  },
] as const satisfies readonly NotedPractice[];
