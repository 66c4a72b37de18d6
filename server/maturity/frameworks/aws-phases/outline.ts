import type { Dimension, Level, Source } from "../../rules/framework";

export const sources = [
  {
    code: "aws-roadmap",
    title: "MLOps foundation roadmap for enterprises with Amazon SageMaker (2022)",
    publisher: "AWS Machine Learning Blog",
    url: "https://aws.amazon.com/blogs/machine-learning/mlops-foundation-roadmap-for-enterprises-with-amazon-sagemaker/",
  },
  {
    code: "aws-ml-lens",
    title: "Machine Learning Lens, AWS Well-Architected Framework",
    publisher: "Amazon Web Services",
    url: "https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/machine-learning-lens.html",
  },
] as const satisfies readonly Source[];

export const levels = [
  {
    ordinal: 0,
    key: "before",
    title: "Before the first phase",
    summary: "Data scientists have no managed workplace for models yet.",
  },
  {
    ordinal: 1,
    key: "initial",
    title: "Initial",
    summary: "Data scientists can experiment, build, train and deploy in a managed workplace.",
  },
  {
    ordinal: 2,
    key: "repeatable",
    title: "Repeatable",
    summary:
      "Training runs as a workflow, models are in a registry, and scientists and engineers share one standard.",
  },
  {
    ordinal: 3,
    key: "reliable",
    title: "Reliable",
    summary:
      "Models are tested in staging, approved by a person, separated in production, and monitored there.",
  },
  {
    ordinal: 4,
    key: "scalable",
    title: "Scalable",
    summary: "Templates let many teams bring tens or hundreds of uses live.",
  },
] as const satisfies readonly Level[];

export const dimensions = [
  {
    key: "experiment",
    title: "Experiments and training",
    question: "Can models be made in one managed place, and made again by themselves?",
  },
  {
    key: "people",
    title: "Working together",
    question: "Do those who build models and those who run them work on the same code?",
  },
  {
    key: "code",
    title: "Registry and standards",
    question: "Are models and code kept in one way, where everybody finds them?",
  },
  {
    key: "release",
    title: "Testing and release",
    question: "Does a model prove itself elsewhere before it reaches production?",
  },
  {
    key: "operation",
    title: "Operation",
    question: "Is what runs in production being watched?",
  },
  {
    key: "scale",
    title: "Scale",
    question: "Is the next model easier to bring live than the last?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the phases as a target?",
  },
  {
    key: "lens-operations",
    title: "Lens: operational excellence",
    question: "What does AWS advise about running models well?",
  },
  {
    key: "lens-security",
    title: "Lens: security",
    question: "What does AWS advise about protecting data and models?",
  },
  {
    key: "lens-reliability",
    title: "Lens: reliability",
    question: "What does AWS advise about models that must not fail?",
  },
  {
    key: "lens-performance",
    title: "Lens: performance efficiency",
    question: "What does AWS advise about models that work well and stay so?",
  },
  {
    key: "lens-cost",
    title: "Lens: cost optimisation",
    question: "What does AWS advise about spending on models?",
  },
  {
    key: "lens-sustainability",
    title: "Lens: sustainability",
    question: "What does AWS advise about the environment?",
  },
] as const satisfies readonly Dimension[];
