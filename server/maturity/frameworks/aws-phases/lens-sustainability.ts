import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensSustainability = [
  {
    key: "MLSUS01-BP01",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "State the effect on the environment, good and bad.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS01-BP01, high risk when absent",
    },
  },
  {
    key: "MLSUS02-BP01",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Consider services and models that are already trained.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS02-BP01, medium risk when absent",
    },
  },
  {
    key: "MLSUS02-BP02",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Consider a region with cleaner power.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS02-BP02, medium risk when absent",
    },
  },
  {
    key: "MLSUS03-BP01",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Leave no resources idle.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS03-BP01, medium risk when absent",
    },
  },
  {
    key: "MLSUS03-BP02",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Decide how long data is kept, and delete it then.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS03-BP02, medium risk when absent",
    },
  },
  {
    key: "MLSUS03-BP03",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Choose storage that needs little energy.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS03-BP03, medium risk when absent",
    },
  },
  {
    key: "MLSUS04-BP01",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Decide which performance is enough, with the environment in mind.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS04-BP01, medium risk when absent",
    },
  },
  {
    key: "MLSUS04-BP02",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Choose efficient algorithms.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS04-BP02, medium risk when absent",
    },
  },
  {
    key: "MLSUS04-BP03",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Delete files that are out of date.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS04-BP03, medium risk when absent",
    },
  },
  {
    key: "MLSUS04-BP04",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Search for settings with little computing.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS04-BP04, medium risk when absent",
    },
  },
  {
    key: "MLSUS05-BP01",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Promise no more availability and speed than is needed.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS05-BP01, medium risk when absent",
    },
  },
  {
    key: "MLSUS05-BP02",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Use efficient processors.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS05-BP02, medium risk when absent",
    },
  },
  {
    key: "MLSUS05-BP03",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Make the model itself cheaper to run.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS05-BP03, medium risk when absent",
    },
  },
  {
    key: "MLSUS05-BP04",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Let several models share what serves predictions.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS05-BP04, medium risk when absent",
    },
  },
  {
    key: "MLSUS06-BP01",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Measure how much is used for each result.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS06-BP01, medium risk when absent",
    },
  },
  {
    key: "MLSUS06-BP02",
    dimension: "lens-sustainability",
    level: "every",
    kind: "A",
    statement: "Retrain only when it is needed.",
    source: {
      code: "aws-ml-lens",
      locator: "Sustainability pillar, MLSUS06-BP02, medium risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
