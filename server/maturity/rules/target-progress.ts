import { compare, fraction, plus, toNumber, type Fraction } from "./fraction";
import type { StreamSumMean } from "./scoring";
import { streamScoreOf } from "./stream-sum-mean";
import type { Twentieths } from "./twentieths";

/** Values by practice key; one that is missing is worth nothing. */
export type Values = ReadonlyMap<string, Twentieths>;

const NOTHING = fraction(0);

const at = (values: Values, key: string): Twentieths => values.get(key) ?? 0;

/** What of the target is there: more than was aimed for in one place makes up for nothing elsewhere. */
const within = (values: Values, target: Values): Values =>
  new Map([...target].map(([key, aim]) => [key, Math.min(aim, at(values, key))]));

const scoreOf = (scoring: StreamSumMean, values: Values): Fraction =>
  streamScoreOf(scoring, (key) => at(values, key)) ?? NOTHING;

const shareOf = (part: Fraction, whole: Fraction): number | null =>
  compare(whole, NOTHING) <= 0
    ? null
    : toNumber(fraction(part.over * whole.under, part.under * whole.over));

const minus = (a: Fraction, b: Fraction): Fraction => plus(a, fraction(-b.over, b.under));

/**
 * How much of the target is reached, 0 to 1, recomputed from the single practices and never from percentages of
 * percentages. Null when the target asks for nothing. Source: the OWASP SAMM toolbox.
 */
export const percentToTarget = (
  scoring: StreamSumMean,
  now: Values,
  target: Values,
): number | null => shareOf(scoreOf(scoring, within(now, target)), scoreOf(scoring, target));

export type Journey = { readonly start: Values; readonly now: Values; readonly target: Values };

/** How much of the way from the start to the target is done; null when there was no way to go. May be below 0. */
export const progressToDate = (
  scoring: StreamSumMean,
  { start, now, target }: Journey,
): number | null => {
  const [began, is, aim] = [
    scoreOf(scoring, within(start, target)),
    scoreOf(scoring, within(now, target)),
    scoreOf(scoring, target),
  ];
  return shareOf(minus(is, began), minus(aim, began));
};
