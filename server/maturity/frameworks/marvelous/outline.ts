import type { Dimension, Level, Source } from "../../rules/framework";

export const sources = [
  {
    code: "marvelous",
    title: "MLOps maturity assessment (2023)",
    publisher: "Marvelous MLOps",
    url: "https://github.com/marvelousmlops/mlops_maturity_assessment",
  },
] as const satisfies readonly Source[];

export const levels = [
  {
    ordinal: 0,
    key: "not-yet",
    title: "Not yet mature",
    summary:
      "At least one of the 46 basic statements is not true yet. Each of them is something to do.",
  },
  {
    ordinal: 1,
    key: "mature",
    title: "Mature",
    summary:
      "All 46 basic statements are true: the least a project needs to run in production. The other 14 go beyond it.",
  },
] as const satisfies readonly Level[];

export const dimensions = [
  {
    key: "documentation",
    title: "Documentation",
    question: "Could a new colleague find out what the project does, and why so?",
  },
  {
    key: "traceability",
    title: "Traceability and reproducibility",
    question: "Could you tell how any result came about, and produce it again?",
  },
  {
    key: "code-quality",
    title: "Code quality",
    question: "Is every change tested and seen by somebody else?",
  },
  {
    key: "monitoring",
    title: "Monitoring and support",
    question: "Would you notice trouble before your users do?",
  },
  {
    key: "features",
    title: "Feature pipelines",
    question: "Are features made once and used everywhere?",
  },
  {
    key: "explainability",
    title: "Explainability",
    question: "Can you say why the model answered as it did?",
  },
  {
    key: "feedback",
    title: "A/B tests and feedback",
    question: "Does live use tell you which model is better?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the result?",
  },
] as const satisfies readonly Dimension[];

const part = <const Key extends string, const Gates extends boolean>(
  key: Key,
  title: string,
  gates: Gates,
) => ({ key, title, gates, dimensions: [key] as const });

/** Each section of the source is a part. The first four are the basics and decide; the last three go beyond them. */
export const parts = [
  part("documentation", "Documentation", true),
  part("traceability", "Traceability and reproducibility", true),
  part("code-quality", "Code quality", true),
  part("monitoring", "Monitoring and support", true),
  part("features", "Feature pipelines", false),
  part("explainability", "Explainability", false),
  part("feedback", "A/B tests and feedback", false),
] as const;
