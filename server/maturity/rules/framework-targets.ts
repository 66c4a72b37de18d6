import { askedPractices, type Framework } from "./framework";
import type { TargetDimension, Targets } from "./targets";

/** Stands for the whole of a framework whose level is not found dimension by dimension. */
export const WHOLE = "whole";

/** The rules for targets speak in the levels of this framework. */
const SCALE_OF_RULES = "five-levels";

/** Dimensions of that framework and the area of the rules that speaks for each; null takes the base level. */
const AREAS: Readonly<Record<string, TargetDimension | null>> = {
  monitoring: "monitoring",
  code: "testing",
  data: "data",
  training: "training",
  release: "release",
  retraining: "retraining",
  strategy: null,
  governance: "governance",
  value: "value",
};

export type Aim = { readonly dimension: string; readonly title: string };

/** What can have a target: each dimension that asks for something on a staircase, else the framework as a whole. */
export const aimsOf = (framework: Framework): readonly Aim[] => {
  if (framework.scoring.rule !== "staged_all") {
    return [{ dimension: WHOLE, title: "The whole framework" }];
  }
  const required = askedPractices(framework).filter(({ kind }) => kind === "R");
  const asking = new Set(required.map(({ dimension }) => dimension));
  return framework.dimensions
    .filter(({ key }) => asking.has(key))
    .map(({ key, title }) => ({ dimension: key, title }));
};

export type Proposal = { readonly level: number; readonly rule: string; readonly reason: string };

/** What the rules propose for one dimension; null where no rule speaks in this framework's levels. */
export const proposalFor = (
  framework: Framework,
  dimension: string,
  targets: Targets,
): Proposal | null => {
  const area = AREAS[dimension];
  if (framework.key !== SCALE_OF_RULES || area === undefined) return null;
  const own = targets.dimensions.find((one) => one.dimension === area);
  return own === undefined
    ? targets.base
    : { level: own.level, rule: own.setBy, reason: own.reason };
};
