import { describe, expect, test } from "vitest";
import type { Answer } from "../rules/answer";
import { assess } from "../rules/assess";
import type { Assessment, Score } from "../rules/assessment";
import { confidenceOf } from "../rules/confidence";
import { consensusOf } from "../rules/consensus";
import { coverageLadder } from "../rules/coverage-ladder";
import { checkIdsOf } from "../rules/evidence";
import { askedPractices, type Framework } from "../rules/framework";
import { freshness } from "../rules/freshness";
import type { Observation } from "../rules/observation";
import { optionsOf } from "../rules/options";
import {
  choose,
  framework as sampleFramework,
  measured,
  NOW,
  practice,
} from "../rules/testing/sample";
import { toShare, toTwentieths } from "../rules/twentieths";
import vectors from "../rules/vectors.json";
import { fiveLevels } from "./five-levels";
import { google } from "./google";

type Values = Readonly<Record<string, number | null>>;

const vector = (id: string) => {
  const found = vectors.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No vector ${id}.`);
  return found;
};

/** Optional fields of the vectors differ from one to the next, so they are read by name and checked here. */
const field = (id: string, name: "answers" | "observed" | "levels" | "blockers"): object => {
  const example = vector(id);
  const entries: [string, unknown][] = [example, example.expected].flatMap(Object.entries);
  const value = entries.find(([key]) => key === name)?.[1];
  if (typeof value !== "object" || value === null) throw new Error(`${id} has no ${name}.`);
  return value;
};

const numbersIn = (value: object): Values =>
  Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      typeof one === "number" ? one : null,
    ]),
  );

const answersFor = (framework: Framework, values: Values): readonly Answer[] =>
  askedPractices(framework).flatMap((asked) => {
    const option = optionsOf(framework, asked).find(({ value }) => value === values[asked.key]);
    return option === undefined ? [] : [choose(asked.key, option.key)];
  });

const checksOf = (framework: Framework, key: string): readonly string[] => {
  const asked = askedPractices(framework).find((one) => one.key === key);
  return asked === undefined || asked.evidence === "self_only" ? [] : checkIdsOf(asked.evidence);
};

const score = (
  framework: Framework,
  answers: Values,
  observations: readonly Observation[] = [],
): Assessment =>
  assess({ framework, answers: answersFor(framework, answers), observations, now: NOW });

const progressOf = ({ progress }: Score, level: number): string => {
  const rung = progress.find((one) => one.level === level);
  return `${rung?.met}/${rung?.applicable}`;
};

const requiredBy = (framework: Framework) =>
  Object.fromEntries(
    framework.levels
      .map(({ ordinal }): [string, string[]] => [
        String(ordinal),
        askedPractices(framework)
          .filter(({ kind, level }) => kind === "R" && level === ordinal)
          .map(({ key }) => key)
          .toSorted(),
      ])
      .filter(([, keys]) => keys.length > 0),
  );

describe("the worked examples come out as worked by hand", () => {
  test("the required practices of both frameworks are those of the examples, level by level", () => {
    expect(requiredBy(google)).toEqual(field("EX-01", "levels"));
    expect(requiredBy(fiveLevels)).toEqual(field("EX-07", "levels"));
  });

  test("EX-01 Google: level 1 complete without the optional feature store, a third of level 2", () => {
    const { claimed } = score(google, numbersIn(field("EX-01", "answers"))).scores;
    expect(claimed.level).toBe(1);
    expect([progressOf(claimed, 1), progressOf(claimed, 2)]).toEqual(["21/21", "9/27"]);
    expect(claimed.blockers.toSorted()).toEqual(field("EX-01", "blockers"));
  });

  test("EX-02 Google: everything but data validation leaves the team on level 0 and shows the rest", () => {
    const { claimed } = score(google, numbersIn(field("EX-02", "answers"))).scores;
    expect(claimed.level).toBe(0);
    expect([progressOf(claimed, 1), progressOf(claimed, 2)]).toEqual(["20/21", "27/27"]);
    expect(claimed.blockers).toEqual(["G1-08"]);
  });

  test("EX-06 five levels: one of three decision models unmonitored holds a claimed level 4 at 1", () => {
    const value = coverageLadder(2, 3);
    expect(value).toBe(numbersIn(field("EX-06", "observed"))["S1-03"]);
    const seen = [measured("C63", value ?? 0, { good: 2, eligible: 3 })];
    const { scores } = score(fiveLevels, numbersIn(field("EX-06", "answers")), seen);
    expect([scores.claimed.level, scores.confirmed.level, scores.proven.level]).toEqual([4, 1, 1]);
    expect(scores.confirmed.blockers).toEqual(["S1-03"]);
    expect(scores.confirmed.cappedBy.map(({ gate }) => gate)).toEqual(["monitored-decisions"]);
  });

  test("EX-07 five levels: retraining on outcomes that are not final costs level 5", () => {
    const observed = numbersIn(field("EX-07", "observed"));
    const seen = Object.entries(observed).flatMap(([key, value]) =>
      checksOf(fiveLevels, key).map((check) => measured(check, value ?? 0)),
    );
    expect(coverageLadder(7, 20)).toBe(observed["S5-03"]);
    const { scores } = score(fiveLevels, numbersIn(field("EX-07", "answers")), seen);
    expect([scores.claimed.level, scores.confirmed.level, scores.proven.level]).toEqual([5, 4, 4]);
    expect(scores.confirmed.blockers).toEqual(["S5-03"]);
    expect(scores.proven.blockers).toEqual(["S5-03"]);
  });

  test("EX-17 claimed, confirmed and proven part, and each practice says why", () => {
    const levels = { a: 1, b: 1, c: 2, d: 2, e: 3 };
    const checks = { a: "C01", b: "C02", c: "C03", d: "C04", e: "C05" } as const;
    const keys = ["a", "b", "c", "d", "e"] as const;
    const framework = sampleFramework(
      keys.map((key) => practice(key, { level: levels[key], evidence: { allOf: [checks[key]] } })),
    );
    const seen = [measured("C01", 1), measured("C03", 0.5), measured("C05", 0)];
    const result = score(framework, { a: 1, b: 1, c: 1, d: 1, e: 1 }, seen);
    const verdicts = result.practices.map(({ practice: key, verdict }) => [
      key,
      verdict?.kind === "unproven" ? `unproven:${verdict.reason}` : verdict?.kind,
    ]);
    expect({
      claimed: result.scores.claimed.level,
      confirmed: result.scores.confirmed.level,
      proven: result.scores.proven.level,
      verdicts: Object.fromEntries(verdicts),
    }).toEqual(vector("EX-17").expected);
  });

  test("EX-19 assessors agree on the lower median and dispute when half the scale apart", () => {
    const all = [
      [1, 0.5, 0.25, 0.25],
      [0.5, 0.5, 1],
      [1, 1],
    ].map((values) => consensusOf(values.map(toTwentieths)));
    expect({
      values: all.map(({ value }) => (value === null ? null : toShare(value))),
      spread: all.map(({ spread }) => toShare(spread)),
      dispute: all.map(({ dispute }) => dispute),
    }).toEqual(vector("EX-19").expected);
  });

  test("EX-20 confidence grows with evidence, fades with age and falls with disagreement", () => {
    const of = (evidence: number, spread: number, assessors: number) =>
      Number(confidenceOf({ evidence, spread, assessors }).value.toFixed(4));
    expect({
      fresh: of(1 * freshness(10, 90), 0.5, 2),
      stale: of(1 * freshness(120, 90), 0, 2),
      bare_claim: of(0, 0, 1),
      reviewed_file: of(0.4 * freshness(0, 365), 0, 1),
    }).toEqual(vector("EX-20").expected);
  });

  test("EX-21 counted items become none, some, half or most, and nothing to count is unknown", () => {
    const cases: readonly (readonly [number, number])[] = [
      [5, 7],
      [9, 10],
      [0, 0],
      [1, 11],
      [1, 10],
      [1, 2],
    ];
    expect(cases.map(([good, eligible]) => coverageLadder(good, eligible))).toEqual(
      vector("EX-21").expected,
    );
  });
});
