import type { AskedPractice } from "../../rules/framework";

export const experiment = [
  {
    key: "GA2-01",
    dimension: "experiment",
    level: "every",
    kind: "R",
    statement: "Prompts are developed and tried out in a structured way.",
    question: "Are your prompts developed and tried out in a structured way, with versions?",
    why: "A prompt is code that anybody can change. Without structure the best one is found once and lost again.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { allOf: ["C93"] },
    effortDays: 5,
    benefit: 5,
    source: { code: "levels", locator: "Level 2: defined" },
  },
  {
    key: "GO-03",
    dimension: "experiment",
    level: "every",
    kind: "R",
    statement:
      "Prompts, instructions, examples and search settings are tried out and kept together with what they produced.",
    question:
      "Do you keep prompts, instructions, examples and search settings together with their outputs?",
    why: "Every setting changes the answer. Only kept together can they be compared later.",
    answerSet: "extent",
    validityDays: 180,
    evidence: { allOf: ["C93", "C94"] },
    effortDays: 5,
    benefit: 4,
    dependsOn: ["GA2-01"],
    source: { code: "overlay", locator: "Experimentation" },
  },
] as const satisfies readonly AskedPractice[];
