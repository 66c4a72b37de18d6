import type { Assessment, PracticeResult } from "../assessment";
import { exactly } from "../bounds";
import { askedPractices, type AskedPractice, type Framework } from "../framework";
import type { RatedPractice } from "../rated";
import type { Goal, Rule } from "../rule";
import { ruleOf } from "../rule-of";
import { FULL, toTwentieths } from "../twentieths";
import { cheapestCover, type Cover } from "./covering";

export type Path = {
  /** In framework order: what is missing for the level, and the missing things it builds on. */
  readonly practices: readonly string[];
  readonly effortDays: number;
  /** Whether no cheaper way to the level exists. */
  readonly exact: boolean;
  /** Whether the level is reached when all of it is in place; too much out of scope can make that impossible. */
  readonly reaches: boolean;
};

/** What a path is looked for on. */
export type Ground = {
  readonly rule: Rule;
  readonly asked: ReadonlyMap<string, AskedPractice>;
  readonly results: ReadonlyMap<string, PracticeResult>;
  readonly rated: readonly RatedPractice[];
  /** Practices of gates that hold the team down, also those called out of scope. */
  readonly shut: ReadonlySet<string>;
};

const ratedOf = (result: PracticeResult, practice: AskedPractice): RatedPractice => ({
  practice,
  bounds: exactly(toTwentieths(result.values.confirmed ?? result.evidence.atLeast ?? 0)),
  excluded: result.exclusion !== null,
  parts: result.evidence.parts,
});

export const groundOf = (framework: Framework, assessment: Assessment): Ground => {
  const asked = new Map(askedPractices(framework).map((practice) => [practice.key, practice]));
  const results = new Map(assessment.practices.map((result) => [result.practice, result]));
  const rated = assessment.practices.flatMap((result) => {
    const practice = asked.get(result.practice);
    return practice === undefined ? [] : [ratedOf(result, practice)];
  });
  const shut = new Set(assessment.scores.confirmed.cappedBy.map(({ practice }) => practice));
  return { rule: ruleOf(framework), asked, results, rated, shut };
};

/** Not met in Confirmed, or behind a gate that holds; never what is out of scope otherwise. */
export const isMissing = ({ results, shut }: Ground, key: string): boolean => {
  const result = results.get(key);
  if (shut.has(key)) return true;
  return result !== undefined && result.exclusion === null && result.met.confirmed !== true;
};

const missingNeeds = (ground: Ground, key: string): readonly string[] =>
  (ground.asked.get(key)?.dependsOn ?? []).filter((one) => isMissing(ground, one));

/** Missing practices among `keys`, with every missing one they build on. */
export const withPrerequisites = (ground: Ground, keys: Iterable<string>): ReadonlySet<string> => {
  const wanted = new Set<string>();
  const open = [...keys].filter((key) => isMissing(ground, key));
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (wanted.has(key)) continue;
    wanted.add(key);
    open.push(...missingNeeds(ground, key));
  }
  return wanted;
};

const effortOf = ({ asked }: Ground, key: string): number => asked.get(key)?.effortDays ?? 0;

/** Prerequisites outside the goal may serve another goal too; then the parts are cheapest, the whole perhaps not. */
const coverOf = (ground: Ground, { needed, gains }: Goal, alone: boolean): Cover => {
  const keys = [...withPrerequisites(ground, gains.keys())];
  const items = keys.map((key) => ({
    key,
    gain: gains.get(key) ?? 0,
    effort: effortOf(ground, key),
    needs: missingNeeds(ground, key),
  }));
  const { keys: chosen, exact } = cheapestCover(items, needed);
  return { keys: chosen, exact: exact && (alone || keys.every((key) => gains.has(key))) };
};

const wantedFor = (ground: Ground, level: number): Cover => {
  const goals = ground.rule.goals?.(ground.rated, level);
  if (goals === undefined) {
    const blocking = ground.rule.blocks(ground.rated, level);
    return { keys: withPrerequisites(ground, blocking), exact: ground.rule.allOf };
  }
  const covers = goals.map((goal) => coverOf(ground, goal, goals.length === 1));
  return {
    keys: new Set(covers.flatMap(({ keys }) => [...keys])),
    exact: covers.every(({ exact }) => exact),
  };
};

/** The level before gates when `keys` are in place besides what is. */
export const levelWith = ({ rule, rated }: Ground, keys: ReadonlySet<string>): number =>
  rule.levelOf(
    rated.map((one) =>
      keys.has(one.practice.key) ? { ...one, excluded: false, bounds: exactly(FULL) } : one,
    ),
  );

const THERE: Path = { practices: [], effortDays: 0, exact: true, reaches: true };

/**
 * What a team still has to put in place for a level, from Confirmed, with the gates that would hold it below. Where a
 * rule asks for all of its practices the price is exact; where parts are enough, the cheapest sufficient set is looked
 * for. Effort is the framework's estimate in person-days.
 */
export const cheapestPath = (framework: Framework, assessment: Assessment, level: number): Path => {
  if (assessment.scores.confirmed.level >= level) return THERE;
  const ground = groundOf(framework, assessment);
  const { keys, exact } = wantedFor(ground, level);
  const gates = framework.gates.filter(({ capLevel }) => capLevel < level);
  const gated = withPrerequisites(
    ground,
    gates.map(({ practice }) => practice),
  );
  const wanted = new Set([...keys, ...gated]);
  const practices = [...ground.asked.keys()].filter((key) => wanted.has(key));
  return {
    practices,
    effortDays: practices.reduce((sum, key) => sum + effortOf(ground, key), 0),
    exact: exact && (ground.rule.allOf || gates.length === 0),
    reaches: levelWith(ground, wanted) >= level,
  };
};
