import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensCost = [
  {
    key: "MLCOST01-BP01",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Estimate the return, and what else the effort could have bought.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST01-BP01, high risk when absent",
    },
  },
  {
    key: "MLCOST01-BP02",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Count the whole cost of ownership when you decide about managed services.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST01-BP02, high risk when absent",
    },
  },
  {
    key: "MLCOST02-BP01",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Ask whether machine learning is the right solution at all.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST02-BP01, high risk when absent",
    },
  },
  {
    key: "MLCOST02-BP02",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Decide between a model of your own and one that is ready-made.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST02-BP02, medium risk when absent",
    },
  },
  {
    key: "MLCOST03-BP01",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Consider managed tools for labelling.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST03-BP01, medium risk when absent",
    },
  },
  {
    key: "MLCOST03-BP02",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Use tools with little code to examine data.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST03-BP02, medium risk when absent",
    },
  },
  {
    key: "MLCOST03-BP03",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Consider managed tools for processing data.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST03-BP03, medium risk when absent",
    },
  },
  {
    key: "MLCOST03-BP04",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Reuse features.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST03-BP04, medium risk when absent",
    },
  },
  {
    key: "MLCOST05-BP01",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Choose a way of deploying that fits the use.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST05-BP01, medium risk when absent",
    },
  },
  {
    key: "MLCOST05-BP02",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Look for hardware that gives the same for less.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST05-BP02, high risk when absent",
    },
  },
  {
    key: "MLCOST05-BP03",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Give what serves predictions the right size.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST05-BP03, high risk when absent",
    },
  },
  {
    key: "MLCOST06-BP01",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Follow the cost of each activity.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST06-BP01, medium risk when absent",
    },
  },
  {
    key: "MLCOST06-BP02",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Follow the return of each model.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST06-BP02, high risk when absent",
    },
  },
  {
    key: "MLCOST06-BP03",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Follow how much what serves predictions is really used.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST06-BP03, high risk when absent",
    },
  },
  {
    key: "MLCOST06-BP04",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Look for the causes of waste in logs and traces.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST06-BP04, medium risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
