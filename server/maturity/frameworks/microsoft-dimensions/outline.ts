import type { AnswerSet, Dimension, NotedPractice, Source } from "../../rules/framework";
import type { LadderVariable } from "../../rules/scoring";

export const sources = [
  {
    code: "microsoft",
    title: "Machine learning operations maturity model, editions of June 2020 and October 2025",
    publisher: "Microsoft, Azure Architecture Center",
    url: "https://learn.microsoft.com/azure/architecture/ai-ml/guide/mlops-maturity-model",
  },
] as const satisfies readonly Source[];

export const dimensions = [
  {
    key: "people",
    title: "People",
    question: "Do the people who make, feed and use a model work together?",
  },
  {
    key: "creation",
    title: "Model creation",
    question: "Is a model made in a way that can be repeated?",
  },
  {
    key: "release",
    title: "Model release",
    question: "Does a model reach production by tested, automatic steps?",
  },
  {
    key: "integration",
    title: "Application integration",
    question: "Does the application with the model in it stay in working order?",
  },
] as const satisfies readonly Dimension[];

const state = (at: number, of: number, label: string) => ({
  key: `state_${at}`,
  label,
  value: at / of,
});

/** States in rising order. Each question words its own; these sentences stand in only where one is missing. */
export const stateSets = [
  {
    key: "two_states",
    options: [state(0, 1, "The first state."), state(1, 1, "The second state.")],
  },
  {
    key: "three_states",
    options: [
      state(0, 2, "The first state."),
      state(1, 2, "The second state."),
      state(2, 2, "The third state."),
    ],
  },
  {
    key: "four_states",
    options: [
      state(0, 3, "The first state."),
      state(1, 3, "The second state."),
      state(2, 3, "The third state."),
      state(3, 3, "The fourth state."),
    ],
  },
] as const satisfies readonly AnswerSet[];

/**
 * The state each level asks for. Cells that say "the same" carry the state of the level before, and what a level does
 * not restate (application releases from level 2 on) stays as it was.
 */
export const variables = [
  { practice: "MP1", top: 2, ranks: [0, 0, 1, 1, 2] },
  { practice: "MP2", top: 2, ranks: [0, 0, 1, 2, 2] },
  { practice: "MP3", top: 2, ranks: [0, 0, 0, 1, 2] },
  { practice: "MC1", top: 1, ranks: [0, 1, 1, 1, 1] },
  { practice: "MC2", top: 1, ranks: [0, 0, 1, 1, 1] },
  { practice: "MC3", top: 1, ranks: [0, 0, 1, 1, 1] },
  { practice: "MC4", top: 1, ranks: [0, 0, 1, 1, 1] },
  { practice: "MC5", top: 1, ranks: [0, 0, 0, 0, 1] },
  { practice: "MR1", top: 1, ranks: [0, 0, 0, 1, 1] },
  { practice: "MR2", top: 2, ranks: [0, 1, 2, 2, 2] },
  { practice: "MR3", top: 3, ranks: [0, 1, 2, 3, 3] },
  { practice: "MI1", top: 2, ranks: [0, 1, 1, 2, 2] },
  { practice: "MI2", top: 1, ranks: [0, 0, 0, 1, 1] },
  { practice: "MI3", top: 1, ranks: [0, 1, 1, 1, 1] },
  { practice: "MI4", top: 2, ranks: [0, 1, 1, 2, 2] },
] as const satisfies readonly LadderVariable[];

/** Context (C): shown, never asked and never scored. */
export const background = [
  {
    key: "MD-01",
    dimension: "creation",
    level: "every",
    kind: "C",
    statement:
      "The source publishes tables and no arithmetic. Here a dimension is as high as its lowest row, and the team as high as its lowest dimension; this reading is ours.",
    source: { code: "microsoft", locator: "All tables; the reading is ours" },
  },
  {
    key: "MD-02",
    dimension: "integration",
    level: "every",
    kind: "C",
    statement:
      "The source calls the release of the application automatic at level 1 and never mentions it again. Here it stays asked for on the levels above.",
    source: { code: "microsoft", locator: "Application integration tables, levels 1 to 4" },
  },
  {
    key: "MD-03",
    dimension: "people",
    level: 4,
    kind: "C",
    statement:
      "The tables of levels 3 and 4 differ only in what starts retraining and in whom people work with.",
    source: { code: "microsoft", locator: "Tables of levels 3 and 4" },
  },
] as const satisfies readonly NotedPractice[];
