import { formatTime } from "../ui/format-time";
import { toTenth, type ChartModel, type LevelScale } from "./chart-model";
import { drawTrend } from "./trend-drawing";

export type TrendPoint = {
  /** ISO 8601 instant or date. */
  at: string;
  claimed: number | null;
  confirmed: number | null;
  proven: number | null;
  /** Name of a saved milestone on this day; gets a dot. */
  milestone?: string | undefined;
};

export type TrendInput = {
  /** In any order; they are sorted by time. */
  points: readonly TrendPoint[];
  target: number | null;
  scale: LevelScale;
  /** Moments when the framework changed: scores before and after are not the same measure. */
  changes?: readonly { at: string; label: string }[] | undefined;
  /** IANA zone of the reader, for dates in words. */
  zone?: string | undefined;
};

export type TrendSeries = "claimed" | "confirmed" | "proven";

/** Scores over time, in steps: they change at events, not in between. Gaps stay gaps. */
export function trendChart(input: TrendInput): ChartModel {
  const points = input.points.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const sorted = { ...input, points };
  return {
    name: "trend",
    title: trendTitle(sorted),
    caption: trendCaption(sorted),
    notes: trendNotes(sorted),
    table: {
      columns: [
        { label: "Date" },
        ...["Claimed", "Confirmed", "Proven"].map((name) => ({
          label: name,
          numeric: true,
          decimals: 1,
        })),
        { label: "Event" },
      ],
      rows: points.map((point) => [
        point.at,
        point.claimed,
        point.confirmed,
        point.proven,
        eventOn(point, input),
      ]),
    },
    empty: points.every(
      (point) => point.claimed === null && point.confirmed === null && point.proven === null,
    ),
    height: (size) => (size === "compact" ? 160 : size === "narrow" ? 240 : 320),
    option: (frame) => drawTrend(sorted, frame),
  };
}

function eventOn(point: TrendPoint, { changes = [] }: TrendInput): string {
  const change = changes.find((one) => one.at === point.at);
  return [point.milestone, change?.label].filter((text) => text !== undefined).join("; ");
}

/** "3 Mar 2026" in the reader's zone. */
function dayWords(at: string, zone: string | undefined): string {
  return formatTime(at, "date", zone);
}

const names: Record<TrendSeries, string> = {
  claimed: "Claimed",
  confirmed: "Confirmed",
  proven: "Proven",
};

function trendTitle(input: TrendInput): string {
  const series = leadingSeries(input);
  if (series === null) return "No score has been recorded yet";
  const { first, last, change } = comparable(input, series);
  const score = `${names[series]} score ${toTenth(last.value).toFixed(1)}`;
  if (first.at === last.at)
    return `${score} on ${dayWords(last.at, input.zone)}; a trend needs a second date`;
  const moved = toTenth(toTenth(last.value) - toTenth(first.value));
  const since = change === null ? dayWords(first.at, input.zone) : change;
  const words =
    moved === 0 ? "unchanged" : `${moved > 0 ? "up" : "down"} ${Math.abs(moved).toFixed(1)}`;
  return `${score}, ${words} since ${since}${series === "confirmed" ? gapWords(input, first.at) : ""}`;
}

/** Confirmed tells the story; without it Proven, then Claimed. */
function leadingSeries({ points }: TrendInput): TrendSeries | null {
  const order: readonly TrendSeries[] = ["confirmed", "proven", "claimed"];
  return order.find((series) => points.some((point) => point[series] !== null)) ?? null;
}

type Moment = { at: string; value: number };

/** First and last known score under the same framework version: across a change nothing is compared. */
function comparable(input: TrendInput, series: TrendSeries) {
  const all = input.points.flatMap((point): readonly Moment[] => {
    const value = point[series];
    return value === null ? [] : [{ at: point.at, value }];
  });
  const last = all.at(-1) ?? { at: "", value: 0 };
  const before = (input.changes ?? []).filter(
    (change) => Date.parse(change.at) <= Date.parse(last.at),
  );
  const change = before.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1) ?? null;
  const since = all.filter(
    (moment) => change === null || Date.parse(moment.at) >= Date.parse(change.at),
  );
  const crossed = change !== null && since.length < all.length;
  return { first: since[0] ?? last, last, change: crossed ? change.label : null };
}

function gapWords({ points }: TrendInput, from: string): string {
  const gaps = points
    .filter((point) => Date.parse(point.at) >= Date.parse(from))
    .flatMap(({ claimed, confirmed }) =>
      claimed === null || confirmed === null ? [] : [toTenth(claimed - confirmed)],
    );
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (first === undefined || last === undefined || gaps.length < 2) return "";
  if (Math.abs(last) === Math.abs(first)) return "; gap to the claim unchanged";
  return Math.abs(last) < Math.abs(first)
    ? "; gap to the claim closing"
    : "; gap to the claim widening";
}

function trendCaption(input: TrendInput): string {
  const { points, target, zone } = input;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "No score has been recorded.";
  const latest = (["claimed", "confirmed", "proven"] as const).map((series) => {
    const value = points.findLast((point) => point[series] !== null)?.[series] ?? null;
    return `${names[series]} ${value === null ? "not known" : toTenth(value).toFixed(1)}`;
  });
  const aim = target === null ? "no target set" : `target ${toTenth(target).toFixed(1)}`;
  const dates = points.length === 1 ? "1 date" : `${points.length} dates`;
  return `${dayWords(first.at, zone)} to ${dayWords(last.at, zone)}, ${dates}: latest ${latest.join(", ")}, ${aim}.`;
}

function trendNotes({ points, changes = [], zone }: TrendInput): readonly string[] {
  const gaps = points.filter((point) => point.confirmed === null && point.claimed !== null).length;
  return [
    ...(gaps > 0
      ? [`On ${gaps} of ${points.length} dates nothing was confirmed; the line is left open there.`]
      : []),
    ...changes.map(
      (change) =>
        `${dayWords(change.at, zone)}: ${change.label}. Scores before and after are not compared.`,
    ),
  ];
}
