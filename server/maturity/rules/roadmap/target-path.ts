import type { Assessment } from "../assessment";
import { askedPractices, type AskedPractice, type Framework } from "../framework";
import { WHOLE } from "../framework-targets";
import {
  cheapestPath,
  type Ground,
  groundOf,
  isMissing,
  levelWith,
  type Path,
  withPrerequisites,
} from "./cheapest-path";

/** Target levels by dimension, or one for `WHOLE`. What is not listed has no target. */
export type TargetLevels = ReadonlyMap<string, number>;

export type TargetPath = Path & {
  /** Practices that are here only because others build on them, or because they open a gate. */
  readonly neededFirst: ReadonlySet<string>;
  /** Confirmed once all of it is in place, gates included. */
  readonly levelAfter: number;
};

/** Asked at every level counts from the first level that is not granted to everybody. */
const asksBy = ({ level }: AskedPractice, target: number, floor: number): boolean =>
  level === "every" ? target > floor : level <= target;

const gapsOf = (framework: Framework, ground: Ground, targets: TargetLevels): readonly string[] =>
  askedPractices(framework)
    .filter((practice) => {
      const target = targets.get(practice.dimension);
      if (target === undefined || practice.kind !== "R") return false;
      return asksBy(practice, target, framework.floor) && isMissing(ground, practice.key);
    })
    .map(({ key }) => key);

const levelAfter = (framework: Framework, ground: Ground, wanted: ReadonlySet<string>): number => {
  const caps = framework.gates
    .filter(({ practice }) => isMissing(ground, practice) && !wanted.has(practice))
    .map(({ capLevel }) => capLevel);
  return Math.min(levelWith(ground, wanted), ...caps);
};

const staircasePath = (
  framework: Framework,
  assessment: Assessment,
  targets: TargetLevels,
): TargetPath => {
  const ground = groundOf(framework, assessment);
  const gaps = new Set(gapsOf(framework, ground, targets));
  const highest = Math.max(framework.floor, ...targets.values());
  const gates = framework.gates.filter(({ capLevel }) => capLevel < highest);
  const wanted = withPrerequisites(ground, [...gaps, ...gates.map(({ practice }) => practice)]);
  const steps = askedPractices(framework).filter(({ key }) => wanted.has(key));
  const aims = [...staged(framework)].map((dimension) => targets.get(dimension) ?? framework.floor);
  const after = levelAfter(framework, ground, wanted);
  return {
    practices: steps.map(({ key }) => key),
    neededFirst: new Set(steps.map(({ key }) => key).filter((key) => !gaps.has(key))),
    effortDays: steps.reduce((sum, { effortDays }) => sum + effortDays, 0),
    // Every gap and all that it builds on has to be done, so there is nothing to choose from.
    exact: true,
    reaches: after >= Math.min(...aims),
    levelAfter: after,
  };
};

/** Dimensions that hold the level up; what is asked at every level gates none. */
const staged = (framework: Framework): ReadonlySet<string> =>
  new Set(
    askedPractices(framework)
      .filter(({ kind, level }) => kind === "R" && level !== "every")
      .map(({ dimension }) => dimension),
  );

/**
 * All that is missing for the targets, from Confirmed: required practices at or below the target of their dimension
 * with what they build on, or the cheapest way to one target for the whole. A dimension
 * without a target promises no more than the floor; `reaches` says whether the lowest promise is kept. Effort is in
 * person-days.
 */
export const targetPath = (
  framework: Framework,
  assessment: Assessment,
  targets: TargetLevels,
): TargetPath => {
  const whole = targets.get(WHOLE);
  if (whole === undefined) return staircasePath(framework, assessment, targets);
  const path = cheapestPath(framework, assessment, whole);
  const required = new Set(
    askedPractices(framework).flatMap(({ key, kind }) => (kind === "R" ? [key] : [])),
  );
  const ground = groundOf(framework, assessment);
  return {
    ...path,
    neededFirst: new Set(path.practices.filter((key) => !required.has(key))),
    levelAfter: levelAfter(framework, ground, new Set(path.practices)),
  };
};
