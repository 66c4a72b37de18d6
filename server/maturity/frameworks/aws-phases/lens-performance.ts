import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensPerformance = [
  {
    key: "MLPERF01-BP01",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Set the key figures the business will judge by.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF01-BP01, high risk when absent",
    },
  },
  {
    key: "MLPERF02-BP01",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Define how the model will be measured.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF02-BP01, high risk when absent",
    },
  },
  {
    key: "MLPERF02-BP02",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Consider services that were built for the purpose.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF02-BP02, medium risk when absent",
    },
  },
  {
    key: "MLPERF03-BP01",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Use an up-to-date architecture for data.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF03-BP01, medium risk when absent",
    },
  },
  {
    key: "MLPERF04-BP01",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Choose hardware that fits training and serving.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF04-BP01, medium risk when absent",
    },
  },
  {
    key: "MLPERF04-BP02",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Explore alternatives before settling on a model.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF04-BP02, medium risk when absent",
    },
  },
  {
    key: "MLPERF04-BP03",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Build a pipeline that measures performance.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF04-BP03, high risk when absent",
    },
  },
  {
    key: "MLPERF04-BP04",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Keep statistics about the features.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF04-BP04, high risk when absent",
    },
  },
  {
    key: "MLPERF04-BP05",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Weigh what is gained in one respect against what is lost in another.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF04-BP05, high risk when absent",
    },
  },
  {
    key: "MLPERF04-BP06",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Look for trouble that a reused, pre-trained model brings along.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF04-BP06, high risk when absent",
    },
  },
  {
    key: "MLPERF05-BP01",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Weigh serving in the cloud against serving at the edge.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF05-BP01, medium risk when absent",
    },
  },
  {
    key: "MLPERF05-BP02",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Choose the best way of deploying for the case.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF05-BP02, medium risk when absent",
    },
  },
  {
    key: "MLPERF06-BP01",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Keep people in the loop.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF06-BP01, high risk when absent",
    },
  },
  {
    key: "MLPERF06-BP02",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Check that results can be explained.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF06-BP02, high risk when absent",
    },
  },
  {
    key: "MLPERF06-BP03",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Check for drift.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF06-BP03, high risk when absent",
    },
  },
  {
    key: "MLPERF06-BP04",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Notice when performance falls, and deal with it.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF06-BP04, high risk when absent",
    },
  },
  {
    key: "MLPERF06-BP05",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Prepare for automatic retraining.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF06-BP05, high risk when absent",
    },
  },
  {
    key: "MLPERF06-BP06",
    dimension: "lens-performance",
    level: "every",
    kind: "A",
    statement: "Look at new data and features when retraining.",
    source: {
      code: "aws-ml-lens",
      locator: "Performance efficiency pillar, MLPERF06-BP06, high risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
