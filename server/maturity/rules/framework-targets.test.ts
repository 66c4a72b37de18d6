import { describe, expect, test } from "vitest";
import { frameworks } from "../frameworks/index";
import { askedPractices, type Framework } from "./framework";
import { aimsOf, proposalFor, WHOLE } from "./framework-targets";
import { targetsFor, type TeamContext } from "./targets";

const bank: TeamContext = {
  stage: "production",
  productionModels: 1,
  changesPerYear: 2,
  mlCore: false,
  labelDelayDays: null,
  regulated: true,
  decisionUse: true,
};
const all: readonly Framework[] = frameworks;
const five = all.find(({ key }) => key === "five-levels");
if (five === undefined) throw new Error("The five levels are gone.");

describe("targets of a framework", () => {
  test("every dimension of the five levels that asks for something has a proposed target", () => {
    const targets = targetsFor(bank);
    const proposed = aimsOf(five).map(({ dimension }) => [
      dimension,
      proposalFor(five, dimension, targets)?.level,
      proposalFor(five, dimension, targets)?.rule,
    ]);
    expect(proposed).toEqual([
      ["monitoring", 3, "M2"],
      ["code", 2, "T3"],
      ["data", 2, "T3"],
      ["training", 2, "T3"],
      ["release", 2, "T3"],
      ["retraining", 2, "T3"],
      ["strategy", 2, "T3"],
      ["governance", 3, "M2"],
      ["value", 2, "T3"],
    ]);
  });

  test("no rule speaks in the levels of another framework", () => {
    const targets = targetsFor(bank);
    for (const other of all.filter(({ key }) => key !== "five-levels")) {
      for (const { dimension } of aimsOf(other)) {
        expect(proposalFor(other, dimension, targets)).toBeNull();
      }
    }
  });

  test("dimensions that ask for nothing have none, and points are aimed at as a whole", () => {
    for (const one of all) {
      const aims = aimsOf(one).map(({ dimension }) => dimension);
      expect(aims.length).toBeGreaterThan(0);
      expect(aims.includes(WHOLE)).toBe(one.scoring.rule !== "staged_all");
      const asking = askedPractices(one).map(({ dimension }) => dimension);
      expect(aims.filter((key) => key !== WHOLE && !asking.includes(key))).toEqual([]);
    }
  });
});
