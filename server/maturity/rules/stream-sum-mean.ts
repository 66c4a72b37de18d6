import { bandAt, levelAt } from "./bands";
import type { MeanPart, MeansDetail } from "./detail";
import { fraction, mean, sum, toNumber, type Fraction } from "./fraction";
import type { RatedPractice } from "./rated";
import { isFull, isRequired, keysOf, rungsOf, unfinished, type Ground, type Rule } from "./rule";
import type { Stream, StreamSumMean } from "./scoring";
import { tallyOf } from "./tally";
import { FULL, type Twentieths } from "./twentieths";

/** Value of a practice by key; a practice that is not there is worth nothing. */
export type ValueOf = (practice: string) => Twentieths;

const streamScore = ({ practices }: Stream, valueOf: ValueOf): Fraction =>
  sum(practices.map((key) => fraction(valueOf(key), FULL)));

/** A mean with its parts; leaves are streams. */
type Node = {
  readonly key: string;
  readonly title: string;
  readonly streams: readonly Stream[];
  readonly nodes: readonly Node[];
};

const nodesOf = ({ groups }: StreamSumMean): readonly Node[] =>
  groups.map(({ key, title, topics }) => ({
    key,
    title,
    streams: [],
    nodes: topics.map((topic) => ({ ...topic, nodes: [] })),
  }));

const scoreOfNode = ({ streams, nodes }: Node, valueOf: ValueOf): Fraction | null =>
  mean([
    ...streams.map((stream) => streamScore(stream, valueOf)),
    ...nodes.flatMap((node) => scoreOfNode(node, valueOf) ?? []),
  ]);

/** The score of the whole for given values of its practices: means of means of sums, recomputed from the leaves. */
export const streamScoreOf = (scoring: StreamSumMean, valueOf: ValueOf): Fraction | null =>
  mean(nodesOf(scoring).flatMap((node) => scoreOfNode(node, valueOf) ?? []));

export const streamPractices = ({ groups }: StreamSumMean): readonly string[] =>
  groups.flatMap(({ topics }) =>
    topics.flatMap(({ streams }) => streams.flatMap(({ practices }) => practices)),
  );

type Ends = { readonly lo: ValueOf; readonly hi: ValueOf };

const FULL_MARKS: ValueOf = () => FULL;

const shown = (value: Fraction | null): number | null => (value === null ? null : toNumber(value));

const partOfStream = (stream: Stream, { lo, hi }: Ends): MeanPart => ({
  key: stream.key,
  title: stream.title,
  score: toNumber(streamScore(stream, lo)),
  atMost: toNumber(streamScore(stream, hi)),
  max: stream.practices.length,
  parts: [],
});

const partOf = (node: Node, ends: Ends): MeanPart => ({
  key: node.key,
  title: node.title,
  score: shown(scoreOfNode(node, ends.lo)),
  atMost: shown(scoreOfNode(node, ends.hi)),
  max: shown(scoreOfNode(node, FULL_MARKS)) ?? 0,
  parts: [
    ...node.streams.map((stream) => partOfStream(stream, ends)),
    ...node.nodes.map((one) => partOf(one, ends)),
  ],
});

const valuesIn = (rated: readonly RatedPractice[], end: "lo" | "hi"): ValueOf => {
  const values = new Map(
    rated.map(({ practice, bounds, excluded }) => [practice.key, excluded ? 0 : bounds[end]]),
  );
  return (key) => values.get(key) ?? 0;
};

const detailOf = (scoring: StreamSumMean, ends: Ends): MeansDetail => ({
  kind: "means",
  score: shown(streamScoreOf(scoring, ends.lo)),
  atMost: shown(streamScoreOf(scoring, ends.hi)),
  max: shown(streamScoreOf(scoring, FULL_MARKS)) ?? 0,
  band: bandAt(scoring.bands, streamScoreOf(scoring, ends.lo))?.title ?? null,
  parts: nodesOf(scoring).map((node) => partOf(node, ends)),
});

/**
 * Stream = sum of its steps; topic, group and whole = means, one above the other, in exact fractions. What is out of
 * scope earns nothing. Source: OWASP SAMM 2 and the AIMA toolkit. Only for imported models of that shape.
 */
export const streamSumMean = (scoring: StreamSumMean, ground: Ground): Rule => {
  const counted = new Set(streamPractices(scoring));
  const requiredIn = (rated: readonly RatedPractice[]) =>
    rated.filter((one) => isRequired(one) && counted.has(one.practice.key));
  const levelOf = (required: readonly RatedPractice[]): number =>
    levelAt(scoring.bands, streamScoreOf(scoring, valuesIn(required, "lo")), ground.floor);
  return {
    threshold: FULL,
    partialCredit: true,
    allOf: false,
    decides: ({ key }) => counted.has(key),
    levelOf: (rated) => levelOf(requiredIn(rated)),
    run: (rated) => {
      const required = requiredIn(rated);
      const ends = { lo: valuesIn(required, "lo"), hi: valuesIn(required, "hi") };
      const applicable = required.filter(({ excluded }) => !excluded);
      const tally = tallyOf(applicable.map(isFull));
      const level = levelOf(required);
      const excluded = required.length - applicable.length;
      const progress = rungsOf(ground, { level, assessable: true, excluded, tallyAt: () => tally });
      return { level, progress, detail: detailOf(scoring, ends) };
    },
    blocks: (rated, next) => {
      const required = requiredIn(rated);
      return keysOf(levelOf(required) >= next ? [] : unfinished(required));
    },
    dimensionLevel: () => null,
  };
};
