import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensCostTraining = [
  {
    key: "MLCOST04-BP01",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Choose machines of the right size.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP01, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP02",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Use managed environments for building.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP02, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP03",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Train small trials locally.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP03, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP04",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Choose a framework that fits.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP04, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP05",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Try tools that search for a model by themselves.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP05, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP06",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Use managed training.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP06, high risk when absent",
    },
  },
  {
    key: "MLCOST04-BP07",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Spread training over several machines where it pays.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP07, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP08",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Stop machines that nobody uses.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP08, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP09",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Start with a small part of the data.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP09, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP10",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Start from an earlier state, and save states on the way.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP10, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP11",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Search for settings with a method that needs few trials.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP11, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP12",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Set a budget and label what the money is spent on.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP12, medium risk when absent",
    },
  },
  {
    key: "MLCOST04-BP13",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Compute close to the data.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP13, high risk when absent",
    },
  },
  {
    key: "MLCOST04-BP14",
    dimension: "lens-cost",
    level: "every",
    kind: "A",
    statement: "Choose an algorithm that fits the task.",
    source: {
      code: "aws-ml-lens",
      locator: "Cost optimisation pillar, MLCOST04-BP14, high risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
