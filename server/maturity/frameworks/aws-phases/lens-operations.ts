import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensOperations = [
  {
    key: "MLOPS01-BP01",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement:
      "Bring together people with the right skills, and make each answerable for something.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS01-BP01, high risk when absent",
    },
  },
  {
    key: "MLOPS01-BP02",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Agree early how well the results must be explainable.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS01-BP02, high risk when absent",
    },
  },
  {
    key: "MLOPS01-BP03",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Keep checking that the model still does what the business needs.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS01-BP03, high risk when absent",
    },
  },
  {
    key: "MLOPS02-BP01",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Define roles and responsibilities.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS02-BP01, high risk when absent",
    },
  },
  {
    key: "MLOPS02-BP02",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Describe every workload in the same form, from one template.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS02-BP02, medium risk when absent",
    },
  },
  {
    key: "MLOPS02-BP03",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Plan how models will be improved.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS02-BP03, medium risk when absent",
    },
  },
  {
    key: "MLOPS02-BP04",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Record where everything came from, from data to prediction.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS02-BP04, high risk when absent",
    },
  },
  {
    key: "MLOPS02-BP05",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Let each phase learn from the later ones.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS02-BP05, high risk when absent",
    },
  },
  {
    key: "MLOPS02-BP06",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Review fairness and explainability.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS02-BP06, high risk when absent",
    },
  },
  {
    key: "MLOPS03-BP01",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Examine the data and keep its figures.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS03-BP01, high risk when absent",
    },
  },
  {
    key: "MLOPS03-BP02",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Track and version data, code and models.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS03-BP02, high risk when absent",
    },
  },
  {
    key: "MLOPS04-BP01",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Automate building, testing and delivery.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS04-BP01, high risk when absent",
    },
  },
  {
    key: "MLOPS04-BP02",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Take software packages only from sources that were examined.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS04-BP02, medium risk when absent",
    },
  },
  {
    key: "MLOPS05-BP01",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Measure the environment as soon as a model is deployed in it.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS05-BP01, high risk when absent",
    },
  },
  {
    key: "MLOPS06-BP01",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Keep environments the same, so that training and serving do not drift apart.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS06-BP01, high risk when absent",
    },
  },
  {
    key: "MLOPS06-BP02",
    dimension: "lens-operations",
    level: "every",
    kind: "A",
    statement: "Be able to see what models do, and follow it.",
    source: {
      code: "aws-ml-lens",
      locator: "Operational excellence pillar, MLOPS06-BP02, high risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
