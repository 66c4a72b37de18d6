import type { Dimension, Gate, Level, Source } from "../../rules/framework";

export const sources = [
  {
    code: "five-levels",
    title: "5 Levels of Machine Learning Maturity: MLOps Explained",
    publisher: "Ulrik Thyge Pedersen",
    url: null,
  },
  {
    code: "mlops-strategy",
    title: "Article on effective MLOps strategies for a business",
    publisher: "Consultancy blog, author given as CSO and co-founder",
    url: null,
  },
  {
    code: "choosing-a-strategy",
    title: "How to Choose the Best MLOps Strategy for Your Company",
    publisher: "Built In",
    url: null,
  },
  {
    code: "pipeline-value",
    title: "Step up your Machine Learning Pipeline to drive Business Value",
    publisher: "Ngenux",
    url: null,
  },
] as const satisfies readonly Source[];

export const levels = [
  {
    ordinal: 1,
    key: "manual",
    title: "Manual",
    summary:
      "Skilled people do everything by hand. Even here, a model that drives decisions is compared with what really happened.",
  },
  {
    ordinal: 2,
    key: "repeatable",
    title: "Repeatable",
    summary:
      "Code is versioned and tested, data arrives through a pipeline and is described in a catalogue, and monitoring runs by itself.",
  },
  {
    ordinal: 3,
    key: "reproducible",
    title: "Reproducible",
    summary:
      "Training is a pipeline, every run and model is on record, and the team can go back to any earlier version.",
  },
  {
    ordinal: 4,
    key: "automated",
    title: "Automated",
    summary:
      "Changes are integrated, tested and deployed automatically, and a new model has to beat the current one.",
  },
  {
    ordinal: 5,
    key: "continuously-improved",
    title: "Continuously improved",
    summary:
      "Monitoring starts retraining by itself, and the four known risks of retraining are under control.",
  },
] as const satisfies readonly Level[];

export const dimensions = [
  {
    key: "monitoring",
    title: "Monitoring",
    question: "Would you notice a model that has quietly stopped working?",
  },
  {
    key: "code",
    title: "Code and tests",
    question: "Is model code looked after like any other software?",
  },
  {
    key: "data",
    title: "Data and features",
    question: "Is data collected, described and tested by routine?",
  },
  {
    key: "training",
    title: "Training and records",
    question: "Could you make the same model again?",
  },
  {
    key: "release",
    title: "Registry and release",
    question: "Do you know what runs, how it got there and how to go back?",
  },
  {
    key: "retraining",
    title: "Retraining",
    question: "Does retraining start for a good reason and end safely?",
  },
  {
    key: "strategy",
    title: "Strategy",
    question: "Is there a plan with problems, goals, money, owners and dates?",
  },
  {
    key: "governance",
    title: "Governance",
    question: "Who decided what, and can you show it?",
  },
  {
    key: "value",
    title: "Value",
    question: "Does the work pay off, and how do you know?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the levels as a target?",
  },
] as const satisfies readonly Dimension[];

/** The rule all articles agree on: no level is worth anything while decisions rest on an unwatched model. */
export const gates = [
  {
    key: "monitored-decisions",
    practice: "S1-03",
    check: "C63",
    threshold: 1,
    capLevel: 1,
    message:
      "A model that drives business decisions is not compared with what really happened, so no level above 1 counts.",
  },
] as const satisfies readonly Gate[];
