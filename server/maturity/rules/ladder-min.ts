import type { RanksDetail } from "./detail";
import { reaches } from "./bounds";
import type { RatedPractice } from "./rated";
import {
  isRequired,
  isTooThin,
  keysOf,
  rungsOf,
  topOf,
  type Ground,
  type Rule,
  type RuleResult,
} from "./rule";
import type { LadderMin, LadderVariable } from "./scoring";
import { tallyOf } from "./tally";
import { FULL, toTwentieths, type Twentieths } from "./twentieths";

/** What a state of this rank is worth. A third counts as 6 twentieths here as in the answers, so both agree. */
export const rankValue = (rank: number, top: number): Twentieths => toTwentieths(rank / top);

/** The highest rank a value reaches. */
export const rankOf = (value: Twentieths, top: number): number => {
  for (let rank = top; rank > 0; rank -= 1) if (value >= rankValue(rank, top)) return rank;
  return 0;
};

type Variable = { readonly variable: LadderVariable; readonly one: RatedPractice };

/** The rank a level asks for, as a value. */
const needed = ({ ranks, top }: LadderVariable, level: number, { levels }: Ground): Twentieths =>
  rankValue(ranks[levels.indexOf(level)] ?? top, top);

/** The highest level whose rank the variable certainly reaches. */
const levelOf = ({ variable, one }: Variable, ground: Ground): number =>
  Math.max(
    ground.floor,
    ...ground.levels.filter((level) => one.bounds.lo >= needed(variable, level, ground)),
  );

/** The lowest of the applicable variables; null when there is none. */
const lowestOf = (variables: readonly Variable[], ground: Ground): number | null => {
  const levels = variables.filter(({ one }) => !one.excluded).map((one) => levelOf(one, ground));
  return levels.length === 0 ? null : Math.min(...levels);
};

const detailOf = (variables: readonly Variable[], ground: Ground): RanksDetail => ({
  kind: "ranks",
  variables: variables.map((each) => {
    const { practice, bounds, excluded } = each.one;
    const { top } = each.variable;
    return {
      practice: practice.key,
      dimension: practice.dimension,
      rank: excluded ? null : rankOf(bounds.lo, top),
      atMost: excluded ? null : rankOf(bounds.hi, top),
      top,
      level: excluded ? null : levelOf(each, ground),
    };
  }),
  dimensions: ground.dimensions.flatMap(({ key }) => {
    const own = variables.filter(({ one }) => one.practice.dimension === key);
    return own.length === 0 ? [] : [{ dimension: key, level: lowestOf(own, ground) }];
  }),
});

const isAssessable = (variables: readonly Variable[]): boolean =>
  !isTooThin(variables.map(({ one }) => one));

const teamLevel = (variables: readonly Variable[], ground: Ground): number =>
  isAssessable(variables) ? (lowestOf(variables, ground) ?? topOf(ground)) : ground.floor;

const resultOf = (variables: readonly Variable[], ground: Ground): RuleResult => {
  const assessable = isAssessable(variables);
  const applicable = variables.filter(({ one }) => !one.excluded);
  const level = teamLevel(variables, ground);
  const tallyAt = (at: number) =>
    tallyOf(
      applicable.map(({ variable, one }) => reaches(one.bounds, needed(variable, at, ground))),
    );
  const excluded = variables.length - applicable.length;
  return {
    level,
    progress: rungsOf(ground, { level, assessable, excluded, tallyAt }),
    detail: detailOf(variables, ground),
  };
};

/**
 * A table of states per variable and level. A variable stands on the highest level whose state it reaches, a dimension
 * on the lowest of its variables, the team on the lowest dimension. More than 3 in 10 variables out of scope leave the
 * team on the floor. Source of the tables: Microsoft; it publishes no arithmetic, so the minimum is our reading.
 */
export const ladderMin = (scoring: LadderMin, ground: Ground): Rule => {
  const counted = new Set(scoring.variables.map(({ practice }) => practice));
  const variablesIn = (rated: readonly RatedPractice[]): readonly Variable[] => {
    const byKey = new Map(rated.filter(isRequired).map((one) => [one.practice.key, one]));
    return scoring.variables.flatMap((variable) => {
      const one = byKey.get(variable.practice);
      return one === undefined ? [] : [{ variable, one }];
    });
  };
  return {
    threshold: FULL,
    partialCredit: true,
    allOf: true,
    decides: ({ key }) => counted.has(key),
    levelOf: (rated) => teamLevel(variablesIn(rated), ground),
    run: (rated) => resultOf(variablesIn(rated), ground),
    blocks: (rated, next) => {
      const short = variablesIn(rated).filter(
        ({ variable, one }) => !one.excluded && one.bounds.lo < needed(variable, next, ground),
      );
      return keysOf(short.map(({ one }) => one));
    },
    dimensionLevel: (own) => lowestOf(variablesIn(own), ground),
  };
};
