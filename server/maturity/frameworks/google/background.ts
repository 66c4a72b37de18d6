import type { NotedPractice } from "../../rules/framework";

const MANUAL = "MLOps level 0: Manual process, Characteristics";
const MANUAL_CHALLENGES = "MLOps level 0: Manual process, Challenges";

/** Signs of weakness (D), advice (A) and context (C): shown, never asked and never scored. */
export const background = [
  {
    key: "G0-01",
    dimension: "pipeline",
    level: 0,
    kind: "D",
    statement:
      "People start every step by hand, often from a notebook, and carry results from one step to the next.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-02",
    dimension: "setting",
    level: 0,
    kind: "D",
    statement:
      "Those who build models and those who run them work apart. The model is handed over as a file, and features are written a second time for serving, so the two can drift apart.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-03",
    dimension: "delivery",
    level: 0,
    kind: "D",
    statement: "There are few models, and a new version ships only about twice a year.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-04",
    dimension: "build",
    level: 0,
    kind: "D",
    statement:
      "Nothing is built or tested automatically. Tests, if any, are cells in a notebook, even though scripts are in version control.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-05",
    dimension: "delivery",
    level: 0,
    kind: "D",
    statement: "Deployments are so rare that nobody automates them.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-06",
    dimension: "pipeline",
    level: 0,
    kind: "D",
    statement:
      "The prediction service is deployed, but what trains its model stays on somebody's machine.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-07",
    dimension: "training",
    level: 0,
    kind: "D",
    statement:
      "Predictions and what was done with them are not recorded, so nobody can see a model getting worse.",
    source: { code: "google-mlops", locator: MANUAL },
  },
  {
    key: "G0-08",
    dimension: "training",
    level: 0,
    kind: "A",
    statement:
      "Watch the model's quality in production, and take a decline as the cue for a new experiment or a retraining by hand.",
    source: { code: "google-mlops", locator: MANUAL_CHALLENGES },
  },
  {
    key: "G0-09",
    dimension: "training",
    level: 0,
    kind: "A",
    statement: "Retrain often enough for the model to learn new patterns while they still matter.",
    source: { code: "google-mlops", locator: MANUAL_CHALLENGES },
  },
  {
    key: "G0-10",
    dimension: "pipeline",
    level: 0,
    kind: "A",
    statement:
      "Keep trying new features, model designs and settings; what worked last year may not be best now.",
    source: { code: "google-mlops", locator: MANUAL_CHALLENGES },
  },
  {
    key: "G0-11",
    dimension: "setting",
    level: 0,
    kind: "C",
    statement:
      "While models rarely change and rarely need retraining, working by hand can be enough.",
    source: { code: "google-mlops", locator: "MLOps level 0: Manual process" },
  },
  {
    key: "G1-27",
    dimension: "setting",
    level: 1,
    kind: "D",
    statement:
      "At this level people still test and deploy the pipelines by hand. That copes with new data, but not with many new ideas.",
    source: { code: "google-mlops", locator: "MLOps level 1: ML pipeline automation, Challenges" },
  },
  {
    key: "G2-14",
    dimension: "setting",
    level: 2,
    kind: "D",
    statement:
      "Even at this level, analysing the data and analysing the model's errors remain work for people.",
    source: {
      code: "google-mlops",
      locator: "MLOps level 2: CI/CD pipeline automation, Characteristics",
    },
  },
] as const satisfies readonly NotedPractice[];
