import type { NotedPractice } from "../../rules/framework";

/** How the score is meant (C) and what to make of it (A): shown, never asked and never scored. */
export const background = [
  {
    key: "MTS-X1",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Half a point is for a test that people run by hand and whose results they write down and share, a whole point for one that a system runs by itself again and again. The points of each section are added, and the lowest of the four sums is the score, because every section matters.",
    source: { code: "ml-test-score", locator: "Computing an ML Test Score" },
  },
  {
    key: "MTS-X2",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "Because the lowest section decides, a team that tests everything but watches nothing in production scores zero.",
    source: { code: "ml-test-score", locator: "Computing an ML Test Score" },
  },
  {
    key: "MTS-X3",
    dimension: "setting",
    level: "every",
    kind: "A",
    statement:
      "Count a whole point only after the automatic test has really run, and half a point for a test that covers only a part.",
    source: {
      code: "ml-test-score-reading",
      locator: "Stricter reading by a public self-assessment",
    },
  },
  {
    key: "MTS-X4",
    dimension: "setting",
    level: "every",
    kind: "C",
    statement:
      "A test that does not apply to you earns nothing either. The score says how much is tested, not how much of what you happen to need.",
    source: {
      code: "ml-test-score-reading",
      locator: "Reading of tests that do not apply, by a public self-assessment",
    },
  },
] as const satisfies readonly NotedPractice[];
