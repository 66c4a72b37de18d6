import type { EChartsOption } from "echarts";
import { toTenth, type ChartFrame } from "./chart-model";
import { dodge } from "./dodge";
import {
  circle,
  drawing,
  hiddenAxis,
  label,
  line,
  linear,
  polyline,
  valueAxis,
  type Margins,
  type Point,
  type Shape,
} from "./drawing";
import { textWidth } from "./text-width";
import { timeTicks } from "./time-ticks";
import type { ColourName } from "./tokens";
import type { TrendInput, TrendSeries } from "./trend";

type Look = {
  series: TrendSeries;
  words: string;
  ink: ColourName;
  width: number;
  dash?: readonly number[];
};

const looks: readonly Look[] = [
  { series: "claimed", words: "Claimed", ink: "muted", width: 1.75, dash: [4, 4] },
  { series: "confirmed", words: "Confirmed", ink: "chart-1", width: 2.5 },
  { series: "proven", words: "Proven", ink: "chart-3", width: 2 },
];

type Plot = {
  input: TrendInput;
  frame: ChartFrame;
  margins: Margins;
  x: (at: number) => number;
  y: (level: number) => number;
  range: [number, number];
};

export function drawTrend(input: TrendInput, frame: ChartFrame): EChartsOption {
  const margins = trendMargins(frame);
  const range = timeRange(input);
  const plot: Plot = {
    input,
    frame,
    margins,
    range,
    x: linear(range, [margins.left, frame.width - margins.right]),
    y: linear([input.scale.min, input.scale.max], [frame.height - margins.bottom, margins.top]),
  };
  const { min, max } = input.scale;
  const axis = valueAxis({ min, max, lines: true });
  return drawing({
    margins,
    xAxis: hiddenAxis({ min: 0, max: 1 }),
    yAxis: { ...axis, interval: frame.size === "compact" ? max - min : 1 },
    shapes: [
      ...tickShapes(plot),
      ...changeShapes(plot),
      ...targetShapes(plot),
      ...looks.flatMap((look) => seriesShapes(plot, look)),
      ...endLabels(plot),
    ],
  });
}

function trendMargins(frame: ChartFrame): Margins {
  if (frame.size === "compact") return { left: 18, right: 106, top: 14, bottom: 20 };
  return { left: 22, right: frame.size === "narrow" ? 106 : 110, top: 22, bottom: 26 };
}

/** One date alone gets a month of room on both sides, so that it does not stand on an edge. */
function timeRange({ points }: TrendInput): [number, number] {
  const times = points.map((point) => Date.parse(point.at));
  if (times.length === 0) return [0, 1];
  const [low, high] = [Math.min(...times), Math.max(...times)];
  const month = 30 * 86_400_000;
  return low === high ? [low - month, high + month] : [low, high];
}

function tickShapes({ input, frame, margins, x, range }: Plot): readonly Shape[] {
  if (input.points.length === 0) return [];
  const room = frame.width - margins.left - margins.right;
  const y = frame.height - margins.bottom;
  return timeTicks({
    from: range[0],
    to: range[1],
    most: Math.floor(room / 66),
    zone: input.zone,
  }).flatMap((tick) => [
    line({ x: x(tick.at), y }, { x: x(tick.at), y: y + 4 }, { colour: "chart-axis" }),
    label(
      tick.words,
      { x: x(tick.at), y: y + 14 },
      { colour: "text-2", align: "center", size: 11 },
    ),
  ]);
}

function changeShapes({ input, frame, margins, x, range }: Plot): readonly Shape[] {
  const inside = (input.changes ?? []).filter((change) => {
    const at = Date.parse(change.at);
    return at >= range[0] && at <= range[1];
  });
  return inside.flatMap((change) => {
    const at = x(Date.parse(change.at));
    const toLeft = at > frame.width / 2;
    const name = label(
      change.label,
      { x: at + (toLeft ? -4 : 4), y: margins.top - 10 },
      { colour: "text-2", size: 11, align: toLeft ? "right" : "left" },
    );
    const rule = line(
      { x: at, y: margins.top - 16 },
      { x: at, y: frame.height - margins.bottom },
      { colour: "edge", dash: [2, 3] },
    );
    return frame.size === "compact" ? [rule] : [rule, name];
  });
}

function targetShapes({ input, frame, margins, y }: Plot): readonly Shape[] {
  if (input.target === null) return [];
  const at = y(input.target);
  return [
    line(
      { x: margins.left, y: at },
      { x: frame.width - margins.right, y: at },
      { colour: "text", width: 1.25 },
    ),
  ];
}

/** Each unbroken run is its own stepped line; a single known date is a dot. */
function seriesShapes(plot: Plot, look: Look): readonly Shape[] {
  const { input, x, y, frame } = plot;
  const stroke = {
    colour: look.ink,
    width: look.width,
    ...(look.dash === undefined ? {} : { dash: look.dash }),
  };
  const dots = input.points.flatMap((point) => {
    const level = point[look.series];
    if (level === null || frame.size === "compact") return [];
    if (point.milestone === undefined && runs(plot, look.series).every((run) => run.length > 1))
      return [];
    return [milestoneDot({ x: x(Date.parse(point.at)), y: y(level) }, look)];
  });
  return [
    ...runs(plot, look.series).flatMap((run) =>
      run.length < 2 ? [] : [polyline(steps(run), stroke)],
    ),
    ...dots,
  ];
}

function milestoneDot(at: Point, look: Look): Shape {
  return look.series === "claimed"
    ? circle(at, 3.5, { colour: "surface", outline: look.ink, outlineWidth: 1.5 })
    : circle(at, 4, { colour: look.ink });
}

function runs({ input, x, y }: Plot, series: TrendSeries): readonly (readonly Point[])[] {
  const found: Point[][] = [[]];
  for (const point of input.points) {
    const level = point[series];
    if (level === null) found.push([]);
    else found.at(-1)?.push({ x: x(Date.parse(point.at)), y: y(level) });
  }
  return found.filter((run) => run.length > 0);
}

/** A score holds until the next event, so the line goes along and then up or down. */
function steps(run: readonly Point[]): readonly Point[] {
  return run.flatMap((point, index) => {
    const before = run[index - 1];
    return before === undefined ? [point] : [{ x: point.x, y: before.y }, point];
  });
}

function endLabels({ input, frame, margins, y }: Plot): readonly Shape[] {
  const last = (series: TrendSeries) =>
    input.points.findLast((point) => point[series] !== null)?.[series] ?? null;
  const ends = looks.flatMap((look) => {
    const level = last(look.series);
    return level === null
      ? []
      : [{ words: look.words, level, ink: look.ink, bold: look.series !== "claimed" }];
  });
  const target =
    input.target === null
      ? []
      : [{ words: "Target", level: input.target, ink: "text" as const, bold: false }];
  const all = [...ends, ...target];
  const room = { low: margins.top, high: frame.height - margins.bottom };
  const places = dodge(
    all.map((end) => y(end.level)),
    15,
    room,
  );
  const left = frame.width - margins.right + 8;
  return all.flatMap((end, index) => {
    const at = places[index] ?? 0;
    const value = toTenth(end.level).toFixed(1);
    const look = { colour: end.ink === "chart-3" ? ("text" as const) : end.ink, bold: end.bold };
    return [
      line({ x: left - 7, y: y(end.level) }, { x: left - 1, y: at }, { colour: end.ink }),
      label(end.words, { x: left + 2, y: at }, look),
      label(value, { x: left + 8 + textWidth(end.words, 12, end.bold), y: at }, look),
    ];
  });
}
