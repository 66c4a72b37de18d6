import type { NotedPractice } from "../../rules/framework";

const MANUAL = "Manual";
const LIMITS = "Manual, limitations";

/** Signs of weakness (D) and context (C): shown, never asked and never scored. */
export const background = [
  {
    key: "S1-01",
    dimension: "setting",
    level: 1,
    kind: "C",
    statement:
      "People do the data work, the experiments and the releases by hand. Much depends on experienced data scientists, with an engineer helping out.",
    source: { code: "five-levels", locator: MANUAL },
  },
  {
    key: "S1-02",
    dimension: "setting",
    level: 1,
    kind: "C",
    statement:
      "Working by hand suits young companies and trials, small uses, and jobs done once, such as a single campaign.",
    source: { code: "five-levels", locator: MANUAL },
  },
  {
    key: "S1-05",
    dimension: "monitoring",
    level: 1,
    kind: "D",
    statement: "Nothing is monitored, so a model that gets worse hurts the business unseen.",
    source: { code: "five-levels", locator: LIMITS },
  },
  {
    key: "S1-06",
    dimension: "retraining",
    level: 1,
    kind: "D",
    statement:
      "Models in production are hardly ever retrained and slowly lose touch with the world.",
    source: { code: "five-levels", locator: LIMITS },
  },
  {
    key: "S1-07",
    dimension: "release",
    level: 1,
    kind: "D",
    statement: "Releases hurt, so they happen only a few times a year.",
    source: { code: "five-levels", locator: LIMITS },
  },
  {
    key: "S1-08",
    dimension: "training",
    level: 1,
    kind: "D",
    statement:
      "Results are not kept in one place, so models cannot be compared, reproduced or updated without a search.",
    source: { code: "five-levels", locator: LIMITS },
  },
  {
    key: "S1-09",
    dimension: "code",
    level: 1,
    kind: "D",
    statement:
      "Little is documented and nothing is versioned: changes happen by accident, and there is no way back.",
    source: { code: "five-levels", locator: LIMITS },
  },
  {
    key: "SX-01",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Being on a higher level is no promise of better results. The right target follows from how many models there are, how fast they must change and how much they are used.",
    source: { code: "five-levels", locator: "Push for automation" },
  },
  {
    key: "SX-02",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Those who sell cloud services gain from more automation. Take their levels as a map and not as an order.",
    source: { code: "five-levels", locator: "Push for automation" },
  },
  {
    key: "SX-03",
    dimension: "monitoring",
    level: "every",
    kind: "C",
    statement:
      "Dependable monitoring and finding causes matter more than retraining automatically.",
    source: { code: "five-levels", locator: "Push for automation" },
  },
  {
    key: "SX-04",
    dimension: "release",
    level: "every",
    kind: "C",
    statement:
      "One model in production can be rolled out by a person. A fleet of them cannot, and needs a platform of its own.",
    source: { code: "five-levels", locator: "Introduction" },
  },
  {
    key: "SX-05",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Machine learning differs from other software: it needs several professions, it experiments and must keep its failures too, and it can fail in silence when the data changes.",
    source: { code: "five-levels", locator: "What is MLOps?" },
  },
  {
    key: "SX-19",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Manual work suits companies whose model stays the same for about a year, automation those that must retrain, and full CI/CD those that live on machine learning.",
    source: { code: "choosing-a-strategy", locator: "Manual and automated MLOps" },
  },
  {
    key: "SX-20",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Choose by cost, by how long the product will live, by the size and experience of the team, and by the output you want.",
    source: { code: "choosing-a-strategy", locator: "Closing section" },
  },
] as const satisfies readonly NotedPractice[];
