import type { NotedPractice } from "../../rules/framework";

/** Advice from the lens; the risk of leaving it out is the one AWS states. Shown, never asked and never scored. */
export const lensSecurity = [
  {
    key: "MLSEC01-BP01",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Check rights, privacy and licence terms before data is used.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC01-BP01, high risk when absent",
    },
  },
  {
    key: "MLSEC02-BP01",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Encrypt data and hide what need not be seen.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC02-BP01, high risk when absent",
    },
  },
  {
    key: "MLSEC03-BP01",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Give everybody only the access they need.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC03-BP01, high risk when absent",
    },
  },
  {
    key: "MLSEC03-BP02",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Secure the environments in which data and models are worked on.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC03-BP02, high risk when absent",
    },
  },
  {
    key: "MLSEC03-BP03",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Protect personal data.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC03-BP03, high risk when absent",
    },
  },
  {
    key: "MLSEC03-BP04",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Insist that the origin of data can be traced.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC03-BP04, high risk when absent",
    },
  },
  {
    key: "MLSEC03-BP05",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Keep only data that matters.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC03-BP05, high risk when absent",
    },
  },
  {
    key: "MLSEC04-BP01",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Give model development an environment with rules.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC04-BP01, high risk when absent",
    },
  },
  {
    key: "MLSEC04-BP02",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Secure the traffic between the machines of a cluster.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC04-BP02, high risk when absent",
    },
  },
  {
    key: "MLSEC04-BP03",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Guard against data that was planted to mislead the model.",
    source: { code: "aws-ml-lens", locator: "Security pillar, MLSEC04-BP03, risk not stated" },
  },
  {
    key: "MLSEC05-BP01",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Guard against requests that are made to fool the model.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC05-BP01, high risk when absent",
    },
  },
  {
    key: "MLSEC06-BP01",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Let only those it was made for use the model.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC06-BP01, high risk when absent",
    },
  },
  {
    key: "MLSEC06-BP02",
    dimension: "lens-security",
    level: "every",
    kind: "A",
    statement: "Watch for people reading data in unusual ways.",
    source: {
      code: "aws-ml-lens",
      locator: "Security pillar, MLSEC06-BP02, high risk when absent",
    },
  },
] as const satisfies readonly NotedPractice[];
