import { expect, test } from "vitest";
import { practiceLines, profileLines } from "./figure-lines";

type Row = Parameters<typeof profileLines>[0][number];

const row: Row = {
  dimension: "code",
  title: "Code and tests",
  claimed: { met: 3, unmet: 0, unknown: 0, applicable: 3, share: 1, level: null },
  confirmed: { met: 2, unmet: 0, unknown: 1, applicable: 3, share: 2 / 3, level: null },
  proven: { met: 0, unmet: 0, unknown: 3, applicable: 3, share: null, level: null },
};

test("a share is shown as the fraction it is, and nothing known is said and not divided", () => {
  expect(profileLines([row])[1]).toBe(
    "Code and tests: Claimed 3 of 3 met = 100\u00a0%; Confirmed 2 of 3 met, 1 not known = 67\u00a0%; Proven nothing is known.",
  );
});

test("a practice says what its checks measured and what that does to the answer", () => {
  const check = {
    id: "C92",
    title: "Improvement work owned",
    role: "full",
    status: "measured",
    says: "",
    value: 0,
    good: 0,
    eligible: 4,
    smallN: false,
    authoritative: true,
    asOf: null,
    formula: null,
    population: null,
    window: null,
    scale: null,
    version: 1,
    offenders: [],
    offenderCount: 4,
  } as const;
  const lines = practiceLines({
    key: "SX-11",
    dimension: "strategy",
    level: "every",
    kind: "R",
    statement: "Every goal has a date.",
    verdict: { kind: "refuted" },
    says: "",
    values: { claimed: 1, confirmed: 0, proven: 0 },
    met: { claimed: true, confirmed: false, proven: false },
    atLeast: 0,
    atMost: 0,
    basis: "checks",
    confidence: { value: 0.9, band: "high" },
    notes: [],
    levelsLost: 2,
    benefit: 3,
    effortDays: 1,
    gates: [],
    documents: [],
    checks: [
      { ...check, offenders: [] },
      { ...check, id: "T02", role: "partial", value: 0.5, offenders: [] },
    ],
  }).join("\n");
  expect(lines).toContain(
    "at least 0\u00a0% and at most 0\u00a0% (C92 0\u00a0%, T02 50\u00a0% for half of it)",
  );
  expect(lines).toContain("moved into what evidence says: 0\u00a0%");
  expect(lines).toContain("2 levels lower");
});
