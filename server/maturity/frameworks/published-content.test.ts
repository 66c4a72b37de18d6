import { describe, expect, test } from "vitest";
import { isKnownCheck } from "../rules/check-catalog";
import { checkIdsOf } from "../rules/evidence";
import { type AskedPractice, askedPractices, type Framework } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { awsPhases } from "./aws-phases";
import { marvelous } from "./marvelous";
import { mlTestScore } from "./ml-test-score";

type Published = {
  readonly framework: Framework;
  readonly keys: readonly string[];
  /** Questions by dimension, or by level where the source counts by level. */
  readonly counts: Readonly<Record<string, number>>;
  readonly countedBy: (practice: AskedPractice) => string;
  readonly selfOnly: readonly string[];
  readonly partlySeen: readonly string[];
  readonly values: readonly number[];
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const published: readonly Published[] = [
  {
    framework: mlTestScore,
    keys: ["D", "M", "I", "N"].flatMap((section) =>
      range(1, 7).map((test) => `MTS-${section}${test}`),
    ),
    counts: { data: 7, model: 7, infrastructure: 7, monitoring: 7 },
    countedBy: ({ dimension }) => dimension,
    selfOnly: [],
    partlySeen: ["MTS-D4", "MTS-D5", "MTS-D7", "MTS-I2", "MTS-I5"],
    values: [0, 0.5, 1],
  },
  {
    framework: marvelous,
    keys: range(1, 60).map((number) => `Q${String(number).padStart(2, "0")}`),
    counts: {
      "documentation 1": 8,
      "traceability 1": 20,
      "code-quality 1": 10,
      "monitoring 1": 8,
      "features every": 7,
      "explainability every": 4,
      "feedback every": 3,
    },
    countedBy: ({ dimension, level }) => `${dimension} ${level}`,
    selfOnly: ["Q15", "Q36", "Q37", "Q53", "Q55"],
    partlySeen: ["Q06", "Q08", "Q23", "Q51", "Q54", "Q56", "Q57"],
    values: [0, 1],
  },
  {
    framework: awsPhases,
    keys: ["A1-01", ...range(1, 4).map((n) => `A2-0${n}`), ...range(1, 4).map((n) => `A3-0${n}`)]
      .concat("A4-01")
      .toSorted(),
    counts: { 1: 1, 2: 4, 3: 4, 4: 1 },
    countedBy: ({ level }) => String(level),
    selfOnly: [],
    partlySeen: ["A1-01", "A2-04", "A4-01"],
    values: [0, 0.25, 0.5, 1],
  },
];

const checksOf = ({ evidence }: AskedPractice): readonly string[] =>
  evidence === "self_only" ? [] : checkIdsOf(evidence);

const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

const keysOf = (practices: readonly AskedPractice[]): readonly string[] =>
  practices.map(({ key }) => key).toSorted();

describe.each(published.map((one) => ({ name: one.framework.title, one })))("$name", ({ one }) => {
  const { framework } = one;
  const asked = askedPractices(framework);

  test("every check it names is in the catalogue", () => {
    const named = asked.flatMap(checksOf);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !isKnownCheck(id))).toEqual([]);
  });

  test("no practice names the same check twice", () => {
    for (const practice of asked) expect(repeated(checksOf(practice))).toEqual([]);
  });

  test("it asks everything the source asks, once, and all of it is required", () => {
    expect(asked.map(({ key }) => key).toSorted()).toEqual(one.keys.toSorted());
    expect(asked.every(({ kind }) => kind === "R")).toBe(true);
  });

  test("its parts are as large as in the source", () => {
    const counts: Record<string, number> = {};
    for (const practice of asked) {
      const part = one.countedBy(practice);
      counts[part] = (counts[part] ?? 0) + 1;
    }
    expect(counts).toEqual(one.counts);
  });

  test("what no check can see is said to rest on a reviewed document", () => {
    expect(keysOf(asked.filter(({ evidence }) => evidence === "self_only"))).toEqual(one.selfOnly);
  });

  test("what checks see only in part is never proven by them alone", () => {
    const partly = asked.filter(
      ({ evidence }) => evidence !== "self_only" && "partial" in evidence,
    );
    expect(keysOf(partly)).toEqual(one.partlySeen);
  });

  test("every answer is worth what the source gives for it", () => {
    for (const practice of asked) {
      expect(optionsOf(framework, practice).map(({ value }) => value)).toEqual(one.values);
    }
  });

  test("no two practices say the same thing", () => {
    expect(repeated(framework.practices.map(({ statement }) => statement))).toEqual([]);
    expect(repeated(asked.map(({ question }) => question))).toEqual([]);
    expect(repeated(asked.map(({ why }) => why))).toEqual([]);
  });
});

test("the lens stands beside the phases with all its 105 practices, and asks nothing", () => {
  const lens = awsPhases.practices.filter(({ source }) => source.code === "aws-ml-lens");
  const advice = lens.filter(({ kind }) => kind === "A");
  expect(advice.length).toBe(105);
  expect(new Set(advice.map(({ key }) => key)).size).toBe(105);
});
