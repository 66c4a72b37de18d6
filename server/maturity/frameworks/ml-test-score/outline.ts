import type { Dimension, Level, Source } from "../../rules/framework";

export const sources = [
  {
    code: "ml-test-score",
    title:
      "The ML Test Score: A Rubric for ML Production Readiness and Technical Debt Reduction (2017)",
    publisher: "Breck, Cai, Nielsen, Salib, Sculley; IEEE Big Data",
    url: "https://doi.org/10.1109/BigData.2017.8258038",
  },
  {
    code: "ml-test-score-reading",
    title: "A public self-assessment against the ML Test Score, 26 September 2026",
    publisher: "Authors of the repository that was assessed",
    url: null,
  },
] as const satisfies readonly Source[];

/** One level for each stretch of the published score. */
export const levels = [
  {
    ordinal: 0,
    key: "research",
    title: "Research project",
    summary:
      "Score 0. At least one section has no test at all: more a research project than a system for production.",
  },
  {
    ordinal: 1,
    key: "some-tests",
    title: "Some tests",
    summary:
      "Score above 0, up to 1. Something is tested in every section, but there may be serious holes in reliability.",
  },
  {
    ordinal: 2,
    key: "basics",
    title: "Basics in place",
    summary:
      "Score above 1, up to 2. The basics of a system for production are there; more work may be needed.",
  },
  {
    ordinal: 3,
    key: "reasonably-tested",
    title: "Reasonably tested",
    summary:
      "Score above 2, up to 3. The system is tested well, and more of it could be automatic.",
  },
  {
    ordinal: 4,
    key: "strongly-tested",
    title: "Strongly tested",
    summary:
      "Score above 3, up to 5. Testing and monitoring are automatic and strong, fit for systems on which much depends.",
  },
  {
    ordinal: 5,
    key: "exceptional",
    title: "Exceptional",
    summary: "Score above 5. Testing and monitoring are automatic almost everywhere.",
  },
] as const satisfies readonly Level[];

export const dimensions = [
  {
    key: "data",
    title: "Features and data",
    question: "Is what the model learns from tested like code?",
  },
  {
    key: "model",
    title: "Model development",
    question: "Is the model shown to be good, fair and worth its complexity?",
  },
  {
    key: "infrastructure",
    title: "ML infrastructure",
    question: "Can the pipeline be trusted to build, check and withdraw a model?",
  },
  {
    key: "monitoring",
    title: "Monitoring",
    question: "Would you notice when a serving model stops being right?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the score?",
  },
] as const satisfies readonly Dimension[];
