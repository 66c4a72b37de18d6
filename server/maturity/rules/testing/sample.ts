import type { Answer, Response } from "../answer";
import type { AskedPractice, Framework, Practice } from "../framework";
import type { MeasuredObservation, UnmeasuredObservation, UnmeasuredStatus } from "../observation";

/** Small building blocks for tests: a moment, a practice, a framework, an answer, an observation. */

export const NOW = new Date("2026-11-01T12:00:00.000Z");

export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

export const practice = (key: string, rest: Partial<AskedPractice> = {}): AskedPractice => ({
  key,
  dimension: "all",
  level: 1,
  kind: "R",
  statement: `${key} is done.`,
  question: `Is ${key} done?`,
  why: `${key} matters.`,
  answerSet: "share",
  validityDays: 180,
  evidence: { allOf: ["C01"] },
  effortDays: 2,
  benefit: 3,
  source: { code: "book", locator: "page 1" },
  ...rest,
});

const level = (ordinal: number) => ({
  ordinal,
  key: `level-${ordinal}`,
  title: `Level ${ordinal}`,
  summary: `What level ${ordinal} means.`,
});

export const framework = (
  practices: readonly Practice[],
  rest: Partial<Framework> = {},
): Framework => ({
  key: "sample",
  version: "1.0.0",
  title: "Sample",
  summary: "A framework for tests.",
  publisher: "Nobody",
  kind: "levels",
  sources: [{ code: "book", title: "Book", publisher: "Nobody", url: null }],
  levels: [0, 1, 2, 3].map(level),
  floor: 0,
  dimensions: [{ key: "all", title: "All", question: "Everything?" }],
  answerSets: [
    {
      key: "share",
      options: [
        { key: "none", label: "None.", value: 0 },
        { key: "some", label: "Some.", value: 0.25 },
        { key: "half", label: "Half.", value: 0.5 },
        { key: "most", label: "Most.", value: 1 },
      ],
    },
  ],
  practices,
  gates: [],
  scoring: { rule: "staged_all", threshold: 1 },
  ...rest,
});

export const respond = (key: string, response: Response, assessor = "ana"): Answer => ({
  practice: key,
  assessor,
  answeredAt: NOW,
  response,
});

export const choose = (key: string, option: string, assessor = "ana"): Answer =>
  respond(key, { kind: "option", option }, assessor);

/** Ten of ten or none of ten items unless said otherwise: enough to refute. */
export const measured = (
  check: string,
  value: number,
  rest: Partial<MeasuredObservation> = {},
): MeasuredObservation => ({
  check,
  status: "measured",
  value,
  good: Math.round(value * 10),
  eligible: 10,
  authoritative: true,
  asOf: NOW,
  validityDays: 30,
  ...rest,
});

export const unmeasured = (check: string, status: UnmeasuredStatus): UnmeasuredObservation => ({
  check,
  status,
  asOf: NOW,
  validityDays: 30,
});
