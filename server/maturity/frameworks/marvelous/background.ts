import type { NotedPractice } from "../../rules/framework";

/** How the list is meant (C) and what to do with it (A): shown, never asked and never scored. */
export const background = [
  {
    key: "QX-01",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "A project is mature when all 46 statements of the first four sections are true. That is the least that production needs.",
    source: { code: "marvelous", locator: "Introduction" },
  },
  {
    key: "QX-02",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "The 14 statements of the last three sections go beyond it. They do not decide whether a project is mature.",
    source: { code: "marvelous", locator: "Introduction" },
  },
  {
    key: "QX-03",
    dimension: "setting",
    level: "every",
    kind: "A",
    statement:
      "Work on the last three sections beside the first four if you like; there is no need to finish one before the other.",
    source: { code: "marvelous", locator: "Introduction" },
  },
  {
    key: "QX-04",
    dimension: "setting",
    level: "every",
    kind: "A",
    statement: 'Every "no" is an item on your list of things to do.',
    source: { code: "marvelous", locator: "Introduction" },
  },
] as const satisfies readonly NotedPractice[];
