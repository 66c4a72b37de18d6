import type { GateResult, Score } from "./assessment";
import { reaches } from "./bounds";
import type { Framework } from "./framework";
import { gateResults } from "./gates";
import type { RatedPractice } from "./rated";
import type { Rule } from "./rule";
import { ruleOf } from "./rule-of";
import { tallyOf } from "./tally";

type Reached = { readonly level: number; readonly cappedBy: readonly GateResult[] };

const blockersOf = (
  { framework, rule }: { readonly framework: Framework; readonly rule: Rule },
  rated: readonly RatedPractice[],
  reached: Reached,
): readonly string[] => {
  const next = framework.levels.find(({ ordinal }) => ordinal > reached.level)?.ordinal;
  if (next === undefined) return [];
  const gated = new Set(reached.cappedBy.map(({ practice }) => practice));
  const keeping = rule.blocks(rated, next);
  const keys = rated.map(({ practice }) => practice.key);
  return keys.filter((key) => keeping.has(key) || gated.has(key));
};

/** The level that stands once the gates have spoken, where the view is subject to them, and those that hold it there. */
export const levelWithGates = (
  framework: Framework,
  rated: readonly RatedPractice[],
  before: { readonly level: number; readonly gates: boolean },
): Reached => {
  const failing = gateResults(before.gates ? framework.gates : [], rated).filter(
    ({ holds }) => !holds,
  );
  const level = Math.min(before.level, ...failing.map(({ capLevel }) => capLevel));
  return { level, cappedBy: failing.filter(({ capLevel }) => capLevel === level) };
};

/** Scores one view by the framework's own rule, then applies its gates if the view is subject to them. */
export const scoreOf = (
  framework: Framework,
  rated: readonly RatedPractice[],
  { gates }: { readonly gates: boolean },
): Score => {
  const rule = ruleOf(framework);
  const { level: levelBeforeGates, progress, detail } = rule.run(rated);
  const reached = levelWithGates(framework, rated, { level: levelBeforeGates, gates });
  const required = rated.filter(({ practice, excluded }) => practice.kind === "R" && !excluded);
  const met = (deciding: boolean) =>
    required
      .filter(({ practice }) => rule.decides(practice) === deciding)
      .map(({ bounds }) => reaches(bounds, rule.threshold));
  return {
    ...reached,
    levelBeforeGates,
    progress,
    everyLevel: tallyOf(met(false)),
    tally: tallyOf(met(true)),
    blockers: blockersOf({ framework, rule }, rated, reached),
    detail,
  };
};
