import { describe, expect, test } from "vitest";
import { assess } from "../rules/assess";
import { coverageLadder } from "../rules/coverage-ladder";
import { checkIdsOf } from "../rules/evidence";
import { askedPractices, type Framework } from "../rules/framework";
import { lintFramework } from "../rules/lint";
import type { Band, LadderVariable } from "../rules/scoring";
import { choose, measured, NOW } from "../rules/testing/sample";
import { awsPhases } from "./aws-phases";
import { fiveLevels } from "./five-levels";
import { genaiops } from "./genaiops";
import { google } from "./google";
import { marvelous } from "./marvelous";
import { microsoftDimensions } from "./microsoft-dimensions";
import { mlTestScore } from "./ml-test-score";
import {
  field,
  listIn,
  numberIn,
  numbersIn,
  progressOf,
  recordIn,
  requiredBy,
  score,
  vector,
} from "./testing/vectors";

const checksOf = (framework: Framework, key: string): readonly string[] => {
  const asked = askedPractices(framework).find((one) => one.key === key);
  return asked === undefined || asked.evidence === "self_only" ? [] : checkIdsOf(asked.evidence);
};

const SECTION_LETTERS = new Map([
  ["data", "D"],
  ["model", "M"],
  ["infra", "I"],
  ["monitor", "N"],
]);

/** The values of a vector by section, as values by practice. */
const testValues = (id: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...SECTION_LETTERS].flatMap(([section, letter]) =>
      listIn(field(id, section)).map((one, at) => [`MTS-${letter}${at + 1}`, numberIn(one)]),
    ),
  );

/** Bands written as [level, from, to] in whole points. */
const bandsIn = (id: string, name: string): readonly Band[] =>
  listIn(field(id, name)).map((one) => {
    const [ordinal, from, to] = listIn(one).map(numberIn);
    if (ordinal === undefined || from === undefined || to === undefined) throw new Error(name);
    return { ordinal, title: `Band ${ordinal}`, from, to, includes: "both" };
  });

describe("the worked examples of the frameworks come out as worked by hand", () => {
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

  test("EX-04 Microsoft's tables: an untested scoring script holds a fast pipeline at level 1", () => {
    const ranks = numbersIn(field("EX-04", "state_ranks"));
    const variables: readonly LadderVariable[] = microsoftDimensions.scoring.variables;
    const answers = variables.map(({ practice }) => choose(practice, `state_${ranks[practice]}`));
    const input = { framework: microsoftDimensions, answers, observations: [], now: NOW };
    const { claimed } = assess(input).scores;
    if (claimed.detail?.kind !== "ranks") throw new Error("A ladder shows ranks.");
    const { variables: rows, dimensions } = claimed.detail;
    expect({
      variables: Object.fromEntries(rows.map(({ practice, level }) => [practice, level])),
      dimensions: Object.fromEntries(dimensions.map(({ dimension, level }) => [dimension, level])),
      overall: claimed.level,
      blockers: claimed.blockers,
    }).toEqual(vector("EX-04").expected);
    expect(Object.fromEntries(rows.map(({ practice, rank }) => [practice, rank]))).toEqual(ranks);
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

  test.each(["EX-08", "EX-10"])("%s ML Test Score: the lowest of four sections decides", (id) => {
    const values = testValues(id);
    expect(Object.keys(values)).toHaveLength(28);
    const { claimed } = score(mlTestScore, values).scores;
    if (claimed.detail?.kind !== "points") throw new Error("The ML Test Score shows points.");
    const [data, model, infra, monitor] = claimed.detail.sections.map(({ points }) => points);
    const band = mlTestScore.scoring.bands.find(({ ordinal }) => ordinal === claimed.level);
    expect({
      sections: { data, model, infra, monitor },
      score: claimed.detail.points,
      band: band?.from === band?.to ? `${band?.to}` : `(${band?.from},${band?.to}]`,
    }).toEqual(vector(id).expected);
  });

  test.each(["EX-11a", "EX-11b"])("%s Marvelous: mature when all basics are yes", (id) => {
    const { claimed } = score(marvelous, numbersIn(field(id, "answers"))).scores;
    if (claimed.detail?.kind !== "parts") throw new Error("A checklist shows parts.");
    const of = (gating: boolean) => {
      const parts = claimed.detail?.kind === "parts" ? claimed.detail.parts : [];
      const own = parts.filter(({ gates }) => gates === gating);
      const met = own.reduce((sum, part) => sum + part.met, 0);
      const applicable = own.reduce((sum, part) => sum + part.applicable, 0);
      return { count: `${met}/${applicable}`, percent: Math.round((met / applicable) * 1000) / 10 };
    };
    // An advanced statement without an answer is open, not a no, and still counts among the 14.
    expect({
      basic: of(true).count,
      basic_pct: of(true).percent,
      mature: claimed.level === 1,
      advanced: of(false).count,
      advanced_pct: of(false).percent,
    }).toEqual(vector(id).expected);
    expect(claimed.blockers).toEqual(id === "EX-11a" ? [] : ["Q27"]);
  });

  test("EX-12 AWS phases: reliable but unmonitored stays in phase 2", () => {
    const { claimed } = score(awsPhases, numbersIn(field("EX-12", "answers"))).scores;
    const levels = ["1", "2", "3", "4"];
    expect({
      level: claimed.level,
      progress: Object.fromEntries(levels.map((at) => [at, progressOf(claimed, Number(at))])),
      blockers: claimed.blockers,
    }).toEqual(vector("EX-12").expected);
    expect(requiredBy(awsPhases)).toEqual(field("EX-12", "levels"));
  });

  test("EX-14 Microsoft GenAIOps: the published bands overlap at 9 and 19, ours hold each total once", () => {
    const [published, resolved] = [bandsIn("EX-14", "published"), bandsIn("EX-14", "resolved")];
    const withBands = (bands: readonly Band[]): Framework => ({
      ...genaiops,
      scoring: { rule: "banded_total", pointsEach: 2, bands },
    });
    const found = lintFramework(withBands(published));
    expect(found.map(({ code, subject }) => [code, Number(subject)])).toEqual(
      listIn(field("EX-14", "lint")).map((points) => ["overlapping_bands", points]),
    );
    expect(lintFramework(withBands(resolved))).toEqual([]);
    expect(genaiops.scoring.bands.map(({ ordinal, from, to }) => [ordinal, from, to])).toEqual(
      resolved.map(({ ordinal, from, to }) => [ordinal, from, to]),
    );
    const expected = recordIn(recordIn(vector("EX-14").expected)["resolved"]);
    const keys = askedPractices(genaiops).map(({ key }) => key);
    const reached = Object.keys(expected).map((total) => {
      const values = keys.map((key, at) => [key, Math.min(1, Math.max(0, Number(total) / 2 - at))]);
      const { claimed } = score(genaiops, Object.fromEntries(values)).scores;
      expect(claimed.detail).toMatchObject({ points: Number(total), max: 28 });
      return [total, [claimed.level]];
    });
    expect(Object.fromEntries(reached)).toEqual(expected);
  });
});
