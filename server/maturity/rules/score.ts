import type { GateResult, Score } from "./assessment";
import { reaches } from "./bounds";
import type { Framework, Scoring } from "./framework";
import { gateResults } from "./gates";
import type { RatedPractice } from "./rated";
import { climb, type Ladder, type LadderResult } from "./staged-all";
import { tallyOf } from "./tally";
import { toTwentieths } from "./twentieths";

type ScoringRule = (rated: readonly RatedPractice[], ladder: Ladder) => LadderResult;

/** Another rule is another member of `Scoring`, another file beside `staged-all.ts`, and a line here. */
const RULES: Readonly<Record<Scoring["rule"], ScoringRule>> = { staged_all: climb };

export const ladderOf = ({ levels, floor, scoring }: Framework): Ladder => ({
  levels: levels.map(({ ordinal }) => ordinal),
  floor,
  threshold: toTwentieths(scoring.threshold),
});

/** The level the framework's rule gives, before any gate. */
export const levelOf = (framework: Framework, rated: readonly RatedPractice[]): number =>
  RULES[framework.scoring.rule](rated, ladderOf(framework)).level;

const keepsBelow = (rated: RatedPractice, next: number, ladder: Ladder): boolean =>
  rated.practice.kind === "R" &&
  !rated.excluded &&
  rated.practice.level !== "every" &&
  rated.practice.level <= next &&
  reaches(rated.bounds, ladder.threshold) !== true;

const blockersOf = (
  rated: readonly RatedPractice[],
  ladder: Ladder,
  reached: { readonly level: number; readonly cappedBy: readonly GateResult[] },
): readonly string[] => {
  const next = ladder.levels.find((ordinal) => ordinal > reached.level);
  if (next === undefined) return [];
  const gated = new Set(reached.cappedBy.map(({ practice }) => practice));
  return rated
    .filter((one) => keepsBelow(one, next, ladder) || gated.has(one.practice.key))
    .map(({ practice }) => practice.key);
};

/** Scores one view by the framework's own rule, then applies its gates if the view is subject to them. */
export const scoreOf = (
  framework: Framework,
  rated: readonly RatedPractice[],
  { gates }: { readonly gates: boolean },
): Score => {
  const ladder = ladderOf(framework);
  const { level: levelBeforeGates, progress } = RULES[framework.scoring.rule](rated, ladder);
  const failing = gateResults(gates ? framework.gates : [], rated).filter(({ holds }) => !holds);
  const level = Math.min(levelBeforeGates, ...failing.map(({ capLevel }) => capLevel));
  const cappedBy = failing.filter(({ capLevel }) => capLevel === level);
  const required = rated.filter(({ practice, excluded }) => practice.kind === "R" && !excluded);
  const met = (every: boolean) =>
    required
      .filter(({ practice }) => (practice.level === "every") === every)
      .map(({ bounds }) => reaches(bounds, ladder.threshold));
  return {
    level,
    levelBeforeGates,
    progress,
    everyLevel: tallyOf(met(true)),
    tally: tallyOf(met(false)),
    blockers: blockersOf(rated, ladder, { level, cappedBy }),
    cappedBy,
  };
};
