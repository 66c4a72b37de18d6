import type { Dimension, Level, Source } from "../../rules/framework";

const PAGE = "https://learn.microsoft.com/azure/architecture/ai-ml/guide/mlops-maturity-model";

/** Both editions use the code `microsoft`, so that shared practices point into the edition that lists them. */
export const sourcesOf2020 = [
  {
    code: "microsoft",
    title: "Machine learning operations maturity model, edition of June 2020",
    publisher: "Microsoft, Azure Architecture Center",
    url: null,
  },
] as const satisfies readonly Source[];

export const sourcesOf2025 = [
  {
    code: "microsoft",
    title: "Machine learning operations maturity model, edition of October 2025",
    publisher: "Microsoft, Azure Architecture Center",
    url: PAGE,
  },
] as const satisfies readonly Source[];

const lowerLevels = [
  {
    ordinal: 0,
    key: "no-mlops",
    title: "No MLOps",
    summary: "Everything is done by hand, teams work apart, and little is heard from production.",
  },
  {
    ordinal: 1,
    key: "devops",
    title: "DevOps but no MLOps",
    summary:
      "Code is built and tested automatically. Models are still made by hand and are hard to make again.",
  },
  {
    ordinal: 2,
    key: "automated-training",
    title: "Automated training",
    summary:
      "Training is automatic, tracked and can be repeated. Releases are still done by hand, with little effort.",
  },
  {
    ordinal: 3,
    key: "automated-deployment",
    title: "Automated deployment",
    summary:
      "Models are released automatically, tested against the current one, and traced back to their data.",
  },
] as const satisfies readonly Level[];

export const levelsOf2020 = [
  ...lowerLevels,
  {
    ordinal: 4,
    key: "automated-retraining",
    title: "Automated retraining",
    summary:
      "Training, testing and watching run by themselves, and production shows how to improve.",
  },
] as const satisfies readonly Level[];

export const levelsOf2025 = [
  ...lowerLevels,
  {
    ordinal: 4,
    key: "automated-operations",
    title: "Automated operations",
    summary:
      "Signs from production start retraining, and a policy promotes what passes. The whole system is watched.",
  },
] as const satisfies readonly Level[];

/** The source has one column of technology; these five groups are ours and make its levels a readable profile. */
export const dimensions = [
  {
    key: "build",
    title: "Code, builds and tests",
    question: "Is all code built and tested automatically?",
  },
  {
    key: "training",
    title: "Training",
    question: "Does training run by itself, for a good reason and in a known environment?",
  },
  {
    key: "records",
    title: "Tracking, registry and features",
    question: "Can you find out what was tried, what is live and what it was made of?",
  },
  {
    key: "release",
    title: "Release",
    question: "Does a model prove itself before it takes over?",
  },
  {
    key: "monitoring",
    title: "Monitoring",
    question: "Does production tell you how your models do?",
  },
  {
    key: "outcome",
    title: "What it feels like",
    question: "Has what the levels promise arrived in everyday work?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the levels as a target?",
  },
] as const satisfies readonly Dimension[];
