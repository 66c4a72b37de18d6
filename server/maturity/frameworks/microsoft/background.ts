import type { NotedPractice } from "../../rules/framework";

/** Signs of weakness (D) and context (C): shown, never asked and never scored. */
export const background = [
  {
    key: "M0-H1",
    dimension: "outcome",
    level: 0,
    kind: "D",
    statement: "The whole life of a model is hard to manage.",
    source: { code: "microsoft", locator: "Level 0: highlights" },
  },
  {
    key: "M0-H2",
    dimension: "outcome",
    level: 0,
    kind: "D",
    statement: "Teams work apart, and a release hurts.",
    source: { code: "microsoft", locator: "Level 0: highlights" },
  },
  {
    key: "M0-H3",
    dimension: "monitoring",
    level: 0,
    kind: "D",
    statement:
      "Systems are opaque: little is heard from them during deployment, and less afterwards.",
    source: { code: "microsoft", locator: "Level 0: highlights" },
  },
  {
    key: "M0-T1",
    dimension: "build",
    level: 0,
    kind: "D",
    statement: "Builds and deployments are done by hand.",
    source: { code: "microsoft", locator: "Level 0: technology" },
  },
  {
    key: "M0-T2",
    dimension: "build",
    level: 0,
    kind: "D",
    statement: "Models and applications are tested by hand.",
    source: { code: "microsoft", locator: "Level 0: technology" },
  },
  {
    key: "M0-T3",
    dimension: "records",
    level: 0,
    kind: "D",
    statement: "How models do is not tracked in any central place.",
    source: { code: "microsoft", locator: "Level 0: technology" },
  },
  {
    key: "M0-T4",
    dimension: "training",
    level: 0,
    kind: "D",
    statement: "Models are trained by hand.",
    source: { code: "microsoft", locator: "Level 0: technology" },
  },
  {
    key: "M1-H1",
    dimension: "outcome",
    level: 1,
    kind: "D",
    statement: "Releases hurt less, but every new model still needs the people who know the data.",
    source: { code: "microsoft", locator: "Level 1: highlights" },
  },
  {
    key: "M1-H2",
    dimension: "monitoring",
    level: 1,
    kind: "D",
    statement: "Little is known about how a model does in production.",
    source: { code: "microsoft", locator: "Level 1: highlights" },
  },
  {
    key: "M1-H3",
    dimension: "outcome",
    level: 1,
    kind: "D",
    statement: "Results are hard to trace and hard to make again.",
    source: { code: "microsoft", locator: "Level 1: highlights" },
  },
  {
    key: "M2-H3",
    dimension: "release",
    level: 2,
    kind: "C",
    statement: "Releases are still done by hand, but they cost little effort.",
    source: { code: "microsoft", locator: "Level 2: highlights" },
  },
  {
    key: "M4-H3",
    dimension: "monitoring",
    level: 4,
    kind: "C",
    statement: "The system comes close to never being down.",
    source: { code: "microsoft", locator: "Level 4: highlights" },
  },
  {
    key: "MX-01",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "The source lists levels side by side and publishes no arithmetic. Here a level asks for its technology column; the highlights are shown beside it.",
    source: { code: "microsoft", locator: "Whole table; the reading is ours" },
  },
  {
    key: "MX-02",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Watching models in production appears late in this model, at level 4. A team whose decisions rest on a model should not wait for that.",
    source: { code: "microsoft", locator: "Level 4, compared with the levels below" },
  },
] as const satisfies readonly NotedPractice[];

export const backgroundOf2025 = [
  {
    key: "M0-T5",
    dimension: "training",
    level: 0,
    kind: "D",
    statement: "Only the basic functions of the platform’s workspace are used.",
    source: { code: "microsoft", locator: "Level 0: technology" },
  },
  {
    key: "MX-03",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Work with generative models comes on top of this model and does not replace it. Measure it by itself.",
    source: { code: "microsoft", locator: "Generative AI operations" },
  },
] as const satisfies readonly NotedPractice[];
