import { describe, expect, test } from "vitest";
import { isOverInvested, targetsFor, withOverrides, type TeamContext } from "./targets";

const team = (rest: Partial<TeamContext> = {}): TeamContext => ({
  stage: "production",
  productionModels: 1,
  changesPerYear: 0,
  mlCore: false,
  labelDelayDays: null,
  regulated: false,
  decisionUse: false,
  ...rest,
});

const ruleFor = (rest: Partial<TeamContext>) => {
  const { base } = targetsFor(team(rest));
  return [base.rule, base.level];
};

describe("a target from the situation of a team", () => {
  test("the first rule that fits decides", () => {
    expect(ruleFor({ stage: "one_off", productionModels: 30, mlCore: true })).toEqual(["T1", 1]);
    expect(ruleFor({ mlCore: true, productionModels: 21, changesPerYear: 12 })).toEqual(["T6", 5]);
    expect(ruleFor({ mlCore: true, productionModels: 20, changesPerYear: 12 })).toEqual(["T5", 4]);
    expect(ruleFor({ mlCore: true, productionModels: 21, changesPerYear: 11 })).toEqual(["T5", 4]);
    expect(ruleFor({ productionModels: 6 })).toEqual(["T5", 4]);
    expect(ruleFor({ productionModels: 5, changesPerYear: 11 })).toEqual(["T4", 3]);
    expect(ruleFor({ productionModels: 1, changesPerYear: 4 })).toEqual(["T4", 3]);
    expect(ruleFor({ productionModels: 1, changesPerYear: 3 })).toEqual(["T3", 2]);
    expect(ruleFor({ productionModels: 1, changesPerYear: 1 })).toEqual(["T2", 1]);
    expect(ruleFor({ productionModels: 0 })).toEqual(["T2", 1]);
  });

  test("late truth keeps retraining attended, and each target names its rule", () => {
    const large = { mlCore: true, productionModels: 25, changesPerYear: 12 };
    const of = (labelDelayDays: number | null) => {
      const { dimensions, modifiers } = targetsFor(team({ ...large, labelDelayDays }));
      const own = dimensions.find(({ dimension }) => dimension === "retraining");
      return [own?.level, own?.setBy, modifiers];
    };
    expect(of(31)).toEqual([4, "M1", ["M1"]]);
    expect(of(30)).toEqual([5, "T6", []]);
    expect(of(null)).toEqual([5, "T6", []]);
  });

  test("regulation lifts governance and monitoring to 3 and never lowers them", () => {
    const small = targetsFor(team({ regulated: true }));
    const lifted = small.dimensions.filter(({ setBy }) => setBy === "M2");
    expect(lifted.map(({ dimension, level }) => [dimension, level])).toEqual([
      ["monitoring", 3],
      ["governance", 3],
    ]);
    const large = targetsFor(team({ regulated: true, productionModels: 8 }));
    expect(large.dimensions.map(({ level }) => level)).toEqual(Array.from({ length: 8 }, () => 4));
    expect(large.modifiers).toEqual([]);
  });

  test("decisions that rest on a model turn the monitoring gate on, whatever the target", () => {
    const { monitoringGate, modifiers, base } = targetsFor(team({ decisionUse: true }));
    expect([monitoringGate, modifiers, base.level]).toEqual([true, ["M3"], 1]);
  });

  test("people may set another target with a reason, and the proposal stays visible", () => {
    const targets = targetsFor(team());
    const chosen = withOverrides(targets, [
      { dimension: "data", level: 3, reason: "Two teams build on our data." },
      { dimension: "value", level: 5, reason: " " },
    ]);
    const data = chosen.find(({ dimension }) => dimension === "data");
    expect(data).toMatchObject({ level: 3, setBy: "user", proposed: { level: 1, setBy: "T2" } });
    expect(chosen.find(({ dimension }) => dimension === "value")).toMatchObject({ setBy: "T2" });
  });

  test("above the target with a benefit below the cost may be over-investment; unknown money says nothing", () => {
    expect(isOverInvested(3, 2, { benefit: 10, cost: 20 })).toBe(true);
    expect(isOverInvested(2, 2, { benefit: 10, cost: 20 })).toBe(false);
    expect(isOverInvested(3, 2, { benefit: 20, cost: 20 })).toBe(false);
    expect(isOverInvested(3, 2, { benefit: null, cost: 20 })).toBe(false);
    expect(isOverInvested(3, 2, { benefit: 10, cost: null })).toBe(false);
  });

  test("impossible numbers are refused", () => {
    expect(() => targetsFor(team({ productionModels: -1 }))).toThrow(RangeError);
    expect(() => targetsFor(team({ changesPerYear: Number.NaN }))).toThrow(RangeError);
  });
});
