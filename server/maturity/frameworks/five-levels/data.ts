import type { AskedPractice } from "../../rules/framework";

export const data = [
  {
    key: "S2-02",
    dimension: "data",
    level: 2,
    kind: "R",
    statement:
      "A data pipeline, not a person, fetches the sources and cleans, joins and filters them.",
    question: "Is your data fetched and prepared by a pipeline instead of by hand?",
    why: "Steps done by hand are done a little differently each time, and nobody can say how.",
    answerSet: "datasets",
    validityDays: 180,
    evidence: { allOf: ["C10"] },
    effortDays: 10,
    benefit: 4,
    source: { code: "five-levels", locator: "Repeatable: data pipeline" },
  },
  {
    key: "S2-03",
    dimension: "data",
    level: 2,
    kind: "R",
    statement:
      "A data catalogue says for each dataset where it comes from, its type and format, who owns it and who uses it.",
    question:
      "Is each dataset described in a catalogue with source, type, format, owner, usage and lineage?",
    why: "Data nobody can find is collected twice, and data nobody owns breaks without anybody noticing.",
    answerSet: "datasets",
    validityDays: 180,
    evidence: { allOf: ["C05"] },
    effortDays: 6,
    benefit: 4,
    source: { code: "five-levels", locator: "Repeatable: data catalog" },
  },
  {
    key: "S3-04",
    dimension: "data",
    level: 3,
    kind: "O",
    statement:
      "Features live in a store that serves them to models and records how they change. It matters once two models share features.",
    question: "Do your models take their features from a feature store that tracks their changes?",
    why: "With one model it may be too much. As soon as two models share features, one definition saves work and prevents differences.",
    answerSet: "models",
    validityDays: 365,
    evidence: { allOf: ["C18"] },
    effortDays: 20,
    benefit: 3,
    source: { code: "five-levels", locator: "Reproducible: feature store" },
  },
  {
    key: "SX-15",
    dimension: "data",
    level: "every",
    kind: "R",
    statement:
      "Features and data are tested: against a schema, and for what each feature adds to the prediction.",
    question: "Are data and features tested against a schema and for their use to the model?",
    why: "Data is the larger part of a model's behaviour. Every feature also has a cost, so it should earn its place.",
    answerSet: "models",
    validityDays: 365,
    evidence: { allOf: ["C12", "C21"] },
    effortDays: 6,
    benefit: 4,
    source: { code: "mlops-strategy", locator: "Testing: features and data tests" },
  },
] as const satisfies readonly AskedPractice[];
