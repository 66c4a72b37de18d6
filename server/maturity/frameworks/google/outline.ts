import type { Dimension, Level, Source } from "../../rules/framework";

export const sources = [
  {
    code: "google-mlops",
    title: "MLOps: Continuous delivery and automation pipelines in machine learning",
    publisher: "Google Cloud Architecture Center",
    url: "https://cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning",
  },
] as const satisfies readonly Source[];

export const levels = [
  {
    ordinal: 0,
    key: "manual",
    title: "Manual process",
    summary:
      "People run every step and hand the finished model over. This can be enough while models rarely change.",
  },
  {
    ordinal: 1,
    key: "pipeline-automation",
    title: "Pipeline automation",
    summary:
      "The training pipeline runs by itself on new data, checks its data and its model, and delivers the model to production.",
  },
  {
    ordinal: 2,
    key: "ci-cd-automation",
    title: "CI/CD automation",
    summary:
      "New ideas become pipeline code that is built, tested and delivered automatically, so the pipeline itself can change quickly.",
  },
] as const satisfies readonly Level[];

export const dimensions = [
  {
    key: "pipeline",
    title: "Pipeline",
    question: "Is training one automated pipeline that runs the same way everywhere?",
  },
  {
    key: "training",
    title: "Continuous training",
    question: "Does retraining start by itself, for a good reason?",
  },
  {
    key: "data",
    title: "Data and features",
    question: "Is the data checked, and do training and serving use the same features?",
  },
  {
    key: "validation",
    title: "Model validation",
    question: "Does a model prove itself before it takes over?",
  },
  {
    key: "records",
    title: "Run records and registry",
    question: "Can you find out how any model came to be?",
  },
  {
    key: "build",
    title: "Source, build and test",
    question: "Is pipeline code versioned, built and tested like any other software?",
  },
  {
    key: "delivery",
    title: "Delivery",
    question: "Do pipelines and models reach production by tested, automatic steps?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the levels as a target?",
  },
] as const satisfies readonly Dimension[];
