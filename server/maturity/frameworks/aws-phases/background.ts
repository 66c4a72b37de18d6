import type { NotedPractice } from "../../rules/framework";

/** Signs of weakness (D) and context (C): shown, never asked and never scored. */
export const background = [
  {
    key: "AX-01",
    dimension: "setting",
    level: 1,
    kind: "C",
    statement:
      "The four phases describe how an organisation grows from first experiments to many models, and each builds on the one before.",
    source: { code: "aws-roadmap", locator: "Four phases" },
  },
  {
    key: "AX-02",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Monitoring is introduced only in the third phase, although decisions may rest on a model long before.",
    source: { code: "aws-roadmap", locator: "Reliable phase" },
  },
  {
    key: "AX-03",
    dimension: "setting",
    level: 3,
    kind: "C",
    statement:
      "Even a reliable organisation keeps one step by hand: a person approves what goes to the next environment.",
    source: { code: "aws-roadmap", locator: "Reliable phase" },
  },
  {
    key: "AX-04",
    dimension: "setting",
    level: 1,
    kind: "D",
    statement:
      "In the first phase the data scientists still build, train and deploy by themselves; nothing is asked yet about workflows or a registry.",
    source: { code: "aws-roadmap", locator: "Initial phase" },
  },
  {
    key: "AX-05",
    dimension: "setting",
    level: 2,
    kind: "D",
    statement:
      "In the second phase training repeats by itself, but a model need not yet pass tests in a separate environment before it reaches production.",
    source: { code: "aws-roadmap", locator: "Repeatable phase" },
  },
  {
    key: "AX-06",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "The Machine Learning Lens lists 105 best practices under six pillars, over the six phases of a model's life. It knows no levels of maturity.",
    source: { code: "aws-ml-lens", locator: "Introduction" },
  },
  {
    key: "AX-07",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "In the lens each question ends in a high, a medium or no risk. The risk says how exposed you are without the practice, not how far along you are.",
    source: { code: "aws-ml-lens", locator: "Risk levels" },
  },
] as const satisfies readonly NotedPractice[];
