import { z } from "zod";
import type { Assessment } from "../rules/assessment";
import type { MeanPart, ScoreDetail } from "../rules/detail";
import { askedPractices, type Framework } from "../rules/framework";
import { byView } from "./result-shape";

/** Least and most a number can be; apart while something is unknown. Null: out of scope. */
const between = z.object({ low: z.number(), high: z.number() }).nullable();

export const breakdownShape = z.object({
  unit: z.enum(["points", "practices", "level"]),
  rows: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** 0 for what is added up or compared, 1 and more for what it is made of. */
      depth: z.number().int(),
      /** The most there is; null where only order counts. */
      of: z.number().nullable(),
      ...byView(between).shape,
    }),
  ),
});
type Breakdown = z.input<typeof breakdownShape>;
type Between = z.input<typeof between>;

type Part = {
  readonly key: string;
  readonly title: string;
  readonly depth: number;
  readonly of: number | null;
  readonly value: Between;
};

const exact = (value: number | null): Between =>
  value === null ? null : { low: value, high: value };

const meansIn = (parts: readonly MeanPart[], depth: number): readonly Part[] =>
  parts.flatMap(({ key, title, score, atMost, max, parts: inner }) => [
    {
      key,
      title,
      depth,
      of: max,
      value: score === null ? null : { low: score, high: atMost ?? score },
    },
    ...meansIn(inner, depth + 1),
  ]);

type Titles = {
  readonly dimension: (key: string) => string;
  readonly practice: (key: string) => string;
};

type Ranks = Extract<ScoreDetail, { kind: "ranks" }>;

const ranksIn = ({ dimensions, variables }: Ranks, titles: Titles): readonly Part[] =>
  dimensions.flatMap(({ dimension, level }) => [
    { key: dimension, title: titles.dimension(dimension), depth: 0, of: null, value: exact(level) },
    ...variables
      .filter((one) => one.dimension === dimension)
      .map((one) => ({
        key: one.practice,
        title: titles.practice(one.practice),
        depth: 1,
        of: null,
        value: exact(one.level),
      })),
  ]);

/** What a level of this view was found from, part by part, in the framework's order. */
function partsOf(detail: ScoreDetail, titles: Titles): readonly Part[] {
  switch (detail.kind) {
    case "points":
      return detail.sections.map(({ key, title, points, atMost, max }) => ({
        key,
        title,
        depth: 0,
        of: max,
        value: { low: points, high: atMost },
      }));
    case "parts":
      return detail.parts.map(({ key, title, met, unknown, applicable }) => ({
        key,
        title,
        depth: 0,
        of: applicable,
        value: applicable === 0 ? null : { low: met, high: met + unknown },
      }));
    case "ranks":
      return ranksIn(detail, titles);
    case "means":
      return meansIn(detail.parts, 0);
    case "risks":
      return detail.questions.map(({ key, title, level }) => ({
        key,
        title,
        depth: 0,
        of: null,
        value: exact(level),
      }));
  }
}

const units = {
  points: "points",
  parts: "practices",
  ranks: "level",
  means: "points",
  risks: "level",
} as const satisfies Record<ScoreDetail["kind"], Breakdown["unit"]>;

/** What stands behind the level, under rules other than a plain staircase; null for a staircase, whose rungs say it all. */
export function breakdownOf(framework: Framework, { scores }: Assessment): Breakdown | null {
  const { claimed, confirmed, proven } = scores;
  if (claimed.detail === null || confirmed.detail === null || proven.detail === null) return null;
  const dimensions = new Map(framework.dimensions.map(({ key, title }) => [key, title]));
  const practices = new Map(askedPractices(framework).map((one) => [one.key, one.statement]));
  const titles: Titles = {
    dimension: (key) => dimensions.get(key) ?? key,
    practice: (key) => practices.get(key) ?? key,
  };
  const valuesOf = (detail: ScoreDetail) =>
    new Map(partsOf(detail, titles).map(({ key, depth, value }) => [`${depth} ${key}`, value]));
  const [said, shown] = [valuesOf(claimed.detail), valuesOf(proven.detail)];
  return {
    unit: units[confirmed.detail.kind],
    rows: partsOf(confirmed.detail, titles).map(({ value, ...part }) => ({
      ...part,
      claimed: said.get(`${part.depth} ${part.key}`) ?? null,
      confirmed: value,
      proven: shown.get(`${part.depth} ${part.key}`) ?? null,
    })),
  };
}
