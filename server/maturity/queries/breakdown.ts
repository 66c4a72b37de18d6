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

type Names = {
  readonly dimension: (key: string) => string;
  readonly practice: (key: string) => string;
  /** Ordinal of the highest level. */
  readonly top: number;
};

type Ranks = Extract<ScoreDetail, { kind: "ranks" }>;

/** A variable that is not fully known may still turn out to stand at the top. */
const rankOf = ({ rank, atMost, level }: Ranks["variables"][number], top: number): Between =>
  level === null ? null : { low: level, high: rank === atMost ? level : top };

const lowestOf = (values: readonly Between[]): Between => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const least = (end: "low" | "high") => Math.min(...known.map((value) => value[end]));
  return { low: least("low"), high: least("high") };
};

/** A dimension stands as high as its lowest variable. */
const ranksIn = ({ dimensions, variables }: Ranks, names: Names): readonly Part[] =>
  dimensions.flatMap(({ dimension }) => {
    const own = variables
      .filter((one) => one.dimension === dimension)
      .map((one) => ({
        key: one.practice,
        title: names.practice(one.practice),
        depth: 1,
        of: null,
        value: rankOf(one, names.top),
      }));
    const value = lowestOf(own.map((part) => part.value));
    return [
      { key: dimension, title: names.dimension(dimension), depth: 0, of: null, value },
      ...own,
    ];
  });

/** What a level of this view was found from, part by part, in the framework's order. */
function partsOf(detail: ScoreDetail, names: Names): readonly Part[] {
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
      return ranksIn(detail, names);
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
  const names: Names = {
    dimension: (key) => dimensions.get(key) ?? key,
    practice: (key) => practices.get(key) ?? key,
    top: Math.max(...framework.levels.map(({ ordinal }) => ordinal)),
  };
  const valuesOf = (detail: ScoreDetail) =>
    new Map(partsOf(detail, names).map(({ key, depth, value }) => [`${depth} ${key}`, value]));
  const [said, shown] = [valuesOf(claimed.detail), valuesOf(proven.detail)];
  return {
    unit: units[confirmed.detail.kind],
    rows: partsOf(confirmed.detail, names).map(({ value, ...part }) => ({
      ...part,
      claimed: said.get(`${part.depth} ${part.key}`) ?? null,
      confirmed: value,
      proven: shown.get(`${part.depth} ${part.key}`) ?? null,
    })),
  };
}
