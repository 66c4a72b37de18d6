import { describe, expect, test } from "vitest";
import { assess } from "../rules/assess";
import { askedPractices, type Framework } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { ruleInWords } from "../rules/rule-words";
import { choose, measured, NOW } from "../rules/testing/sample";
import { genaiops } from "./genaiops";
import { frameworks } from "./index";
import { microsoft2020 } from "./microsoft-2020";
import { microsoft2025 } from "./microsoft-2025";
import { microsoftDimensions } from "./microsoft-dimensions";
import { requiredBy, score } from "./testing/vectors";

const keysOf = (framework: Framework): readonly string[] =>
  askedPractices(framework).map(({ key }) => key);

const required = (framework: Framework): readonly string[] =>
  askedPractices(framework)
    .filter(({ kind }) => kind === "R")
    .map(({ key }) => key);

describe("Microsoft's editions of 2020 and 2025", () => {
  test("ask for the technology column, level by level", () => {
    expect(requiredBy(microsoft2020)).toEqual({
      1: ["M1-T1", "M1-T2"],
      2: ["M2-T1", "M2-T2", "M2-T3"],
      3: ["M3-T1", "M3-T2", "M3-T3"],
      4: ["M4-T1", "M4-T2"],
    });
    expect(requiredBy(microsoft2025)).toEqual({
      1: ["M1-T1", "M1-T2", "M1-T3"],
      2: ["M2-T1", "M2-T2", "M2-T3", "M2-T4", "M2-T5", "M2-T6", "M2-T7"],
      3: ["M3-T1", "M3-T2", "M3-T3", "M3-T4"],
      4: ["M4-T1", "M4-T2", "M4-T3", "M4-T4", "M4-T5"],
    });
  });

  test("give the same answers different levels, because 2025 asks for more", () => {
    const asked2020 = required(microsoft2020);
    const answers = Object.fromEntries(keysOf(microsoft2025).map((key) => [key, 0]));
    const yes = Object.fromEntries(asked2020.map((key) => [key, 1]));
    const given = { ...answers, ...yes };
    expect(score(microsoft2020, given).scores.claimed.level).toBe(4);
    const { claimed } = score(microsoft2025, given).scores;
    expect([claimed.level, claimed.blockers]).toEqual([0, ["M1-T3"]]);
    expect(score(microsoft2025, { ...given, "M1-T3": 1 }).scores.claimed.level).toBe(1);
  });

  test("share the meaning of every key they share", () => {
    const byKey = new Map(askedPractices(microsoft2025).map((one) => [one.key, one]));
    for (const one of askedPractices(microsoft2020)) expect(byKey.get(one.key)).toEqual(one);
  });

  test("never let a highlight decide", () => {
    const given = Object.fromEntries(required(microsoft2025).map((key) => [key, 1]));
    const { claimed } = score(microsoft2025, given).scores;
    expect([claimed.level, claimed.everyLevel.applicable]).toEqual([4, 0]);
  });
});

describe("Microsoft's tables", () => {
  const asked = askedPractices(microsoftDimensions);

  test("word every state of every row", () => {
    for (const practice of asked) {
      const own = Object.keys(practice.options ?? {});
      expect(own).toEqual(optionsOf(microsoftDimensions, practice).map(({ key }) => key));
    }
  });

  test("a team that releases by hand as a team is not refuted by the missing pipeline", () => {
    const answers = [choose("MR3", "state_2")];
    const observations = [measured("C55", 0), measured("C56", 0)];
    const input = { framework: microsoftDimensions, answers, observations, now: NOW };
    const result = assess(input).practices.find(({ practice }) => practice === "MR3");
    expect(result?.verdict).toEqual({ kind: "unproven", reason: "partly_observed" });
    expect(result?.evidence.atMost).toBeCloseTo(0.65);
  });

  test("a pipeline that is claimed and not there is contradicted", () => {
    const answers = [choose("MR3", "state_3")];
    const observations = [measured("C55", 0)];
    const input = { framework: microsoftDimensions, answers, observations, now: NOW };
    const result = assess(input).practices.find(({ practice }) => practice === "MR3");
    expect(result?.verdict).toEqual({ kind: "overclaimed" });
  });
});

describe("Microsoft's GenAIOps levels", () => {
  test("are worth 28 points in all, and say what was corrected in the source", () => {
    expect(required(genaiops).length * genaiops.scoring.pointsEach).toBe(28);
    const note = genaiops.practices.find(({ key }) => key === "GX-01");
    expect(note?.statement).toContain("9 and 19 points belong to two levels each");
  });

  test("count half a point as nothing yet", () => {
    const four = Object.fromEntries(
      required(genaiops)
        .slice(0, 4)
        .map((key) => [key, 1]),
    );
    const next = required(genaiops)[4] ?? "";
    expect(score(genaiops, { ...four, [next]: 0.25 }).scores.claimed.level).toBe(1);
    expect(score(genaiops, { ...four, [next]: 0.5 }).scores.claimed.level).toBe(2);
  });
});

test("every framework says in words how its level comes about", () => {
  const words = frameworks.map((framework) => ruleInWords(framework));
  for (const sentence of words) expect(sentence).toMatch(/^[A-Z].+\.$/);
  expect(new Set(words).size).toBe(5);
});
