import { FULL, type Twentieths } from "./twentieths";

/** Half the scale: assessors this far apart saw different things and have to talk. */
const DISPUTE_SPREAD: Twentieths = FULL / 2;

export type ValueConsensus = {
  readonly value: Twentieths | null;
  readonly spread: Twentieths;
  readonly dispute: boolean;
};

/** Lower median (the careful middle when the number of answers is even), spread, and whether to talk. */
export const consensusOf = (values: readonly Twentieths[]): ValueConsensus => {
  const sorted = values.length < 2 ? values : values.toSorted((a, b) => a - b);
  const first = sorted.at(0);
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return { value: null, spread: 0, dispute: false };
  const spread = last - first;
  const value = sorted[Math.floor((sorted.length - 1) / 2)] ?? first;
  return { value, spread, dispute: spread >= DISPUTE_SPREAD };
};
