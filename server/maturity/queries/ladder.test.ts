import { expect, test } from "vitest";
import { assess } from "../rules/assess";
import type { AskedPractice, Framework } from "../rules/framework";
import { ladderView, priceOf } from "./ladder";

const practice = (key: string, more: Partial<AskedPractice>): AskedPractice => ({
  key,
  dimension: "work",
  level: 1,
  kind: "R",
  statement: `${key} is in place.`,
  question: `Is ${key} in place?`,
  why: "It helps.",
  source: { code: "X", locator: "1" },
  answerSet: "yes_no",
  validityDays: 365,
  evidence: "self_only",
  effortDays: 1,
  benefit: 3,
  ...more,
});

const framework: Framework = {
  key: "small",
  version: "1.0.0",
  title: "Small",
  summary: "Three levels.",
  publisher: "Nobody",
  kind: "levels",
  sources: [{ code: "X", title: "X", publisher: "Nobody", url: null }],
  levels: [0, 1, 2].map((ordinal) => ({
    ordinal,
    key: `l${ordinal}`,
    title: `Level ${ordinal}`,
    summary: "",
  })),
  floor: 0,
  dimensions: [{ key: "work", title: "Work", question: "How?" }],
  answerSets: [
    {
      key: "yes_no",
      options: [
        { key: "no", label: "No.", value: 0 },
        { key: "yes", label: "Yes.", value: 1 },
      ],
    },
  ],
  practices: [
    practice("tools", { kind: "O", effortDays: 4 }),
    practice("idle", { kind: "O", effortDays: 99 }),
    practice("build", { effortDays: 3, dependsOn: ["tools"] }),
    practice("ship", { level: 2, effortDays: 5, dependsOn: ["build"] }),
    practice("watch", { level: "every", effortDays: 7 }),
  ],
  gates: [
    {
      key: "watched",
      practice: "watch",
      check: "C63",
      threshold: 1,
      capLevel: 1,
      message: "Nobody watches.",
    },
  ],
  scoring: { rule: "staged_all", threshold: 1 },
};

const now = new Date("2026-11-16T09:00:00Z");
const after = (...met: string[]) =>
  assess({
    framework,
    observations: [],
    answers: met.map((key) => ({
      practice: key,
      assessor: "ana",
      answeredAt: now,
      response: { kind: "option", option: "yes" },
    })),
    now,
  });
const priced = (met: string[], level: number) => {
  const { effortDays, missing } = priceOf(framework, after(...met), level);
  return {
    effortDays,
    keys: missing.map(({ key }) => key),
    first: missing.filter(({ prerequisite }) => prerequisite).map(({ key }) => key),
  };
};

test("a level costs its missing practices and what they build on, and nothing optional beside", () => {
  expect(priced([], 1)).toEqual({ effortDays: 7, keys: ["tools", "build"], first: ["tools"] });
});

test("what is in place costs nothing, nor does what it was built on", () => {
  expect(priced(["tools"], 1)).toMatchObject({ effortDays: 3, keys: ["build"] });
  expect(priced(["build"], 1)).toMatchObject({ effortDays: 0, keys: [] });
});

test("a level above a gate costs the gate too", () => {
  expect(priced(["build"], 2)).toEqual({
    effortDays: 12,
    keys: ["ship", "watch"],
    first: ["watch"],
  });
});

test("a level that stands has no price", () => {
  const rungs = ladderView(framework, after("build", "ship", "watch"));
  expect(rungs.map(({ price }) => price)).toEqual([null, null, null]);
  const held = ladderView(framework, after("build", "ship"));
  expect(held.map(({ price }) => price?.effortDays ?? null)).toEqual([null, null, 7]);
});
