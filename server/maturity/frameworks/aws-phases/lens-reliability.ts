import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensReliability = [
  {
    key: "MLREL01-BP01",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Hide changes to the model behind a stable interface.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL01-BP01, high risk when absent",
    },
  },
  {
    key: "MLREL01-BP02",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Offer the model as a service of its own.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL01-BP02, medium risk when absent",
    },
  },
  {
    key: "MLREL02-BP01",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Keep a catalogue of the data.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL02-BP01, medium risk when absent",
    },
  },
  {
    key: "MLREL02-BP02",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Bring data in by pipeline.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL02-BP02, high risk when absent",
    },
  },
  {
    key: "MLREL02-BP03",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Handle changes in the data automatically.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL02-BP03, high risk when absent",
    },
  },
  {
    key: "MLREL03-BP01",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Build, deliver and train automatically, and keep a trace of it.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL03-BP01, high risk when absent",
    },
  },
  {
    key: "MLREL03-BP02",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Use the same features in training and in serving.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL03-BP02, high risk when absent",
    },
  },
  {
    key: "MLREL03-BP03",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Validate with data that resembles the real use.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL03-BP03, high risk when absent",
    },
  },
  {
    key: "MLREL03-BP04",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Find bias in the data and reduce it.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL03-BP04, high risk when absent",
    },
  },
  {
    key: "MLREL04-BP01",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Change what serves predictions only through a pipeline.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL04-BP01, high risk when absent",
    },
  },
  {
    key: "MLREL04-BP02",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Choose a way of deploying and testing that fits the risk.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL04-BP02, high risk when absent",
    },
  },
  {
    key: "MLREL05-BP01",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Let what serves predictions grow and shrink by itself.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL05-BP01, high risk when absent",
    },
  },
  {
    key: "MLREL05-BP02",
    dimension: "lens-reliability",
    level: "every",
    kind: "A",
    statement: "Make it recoverable, with its versions in order.",
    source: {
      code: "aws-ml-lens",
      locator: "Reliability pillar, MLREL05-BP02, high risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
