import type { EChartsOption } from "echarts";
import { formatNumber } from "../ui/format-number";
import type { ChartFrame } from "./chart-model";
import { type Curve, drawnPoints, endsOf, isDrawable } from "./curve-points";
import type { CurvesInput } from "./curves";
import { dodge } from "./dodge";
import {
  circle,
  drawing,
  hiddenAxis,
  label,
  line,
  linear,
  type Margins,
  type Point,
  polyline,
  rect,
  type Shape,
  valueAxis,
} from "./drawing";
import { niceTicks } from "./nice-ticks";
import { fitText, textWidth } from "./text-width";
import type { ColourName } from "./tokens";

/** Five are told apart by colour; the rest is grey, and every one has its name at its end. */
const inks = ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5"] as const;
const inkOf = (index: number): ColourName => inks[index] ?? "muted";

type Plot = {
  readonly input: CurvesInput;
  readonly frame: ChartFrame;
  readonly margins: Margins;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
};

export function drawCurves(input: CurvesInput, frame: ChartFrame): EChartsOption {
  const all = input.curves.flatMap((curve) => {
    const ends = endsOf(curve);
    return ends === null ? [] : [...drawnPoints(curve), ends.lowest, ends.highest];
  });
  const across = niceTicks(extent(all.map(({ x }) => x)), frame.size === "regular" ? 6 : 3, true);
  const up = niceTicks(extent(all.map(({ y }) => y)), 4);
  const margins = marginsOf(input, frame, up.ticks);
  const plot: Plot = {
    input,
    frame,
    margins,
    x: linear([across.min, across.max], [margins.left, frame.width - margins.right]),
    y: linear([up.min, up.max], [frame.height - margins.bottom, margins.top]),
  };
  const axis = valueAxis({ min: up.min, max: up.max, lines: true });
  return drawing({
    margins,
    xAxis: hiddenAxis({ min: across.min, max: across.max }),
    yAxis: { ...axis, interval: up.step, axisLabel: { show: false } },
    shapes: [
      ...up.ticks.map((tick) => valueLabel(plot, tick)),
      ...across.ticks.flatMap((tick) => tickShapes(plot, tick)),
      alongLabel(plot),
      ...input.curves.flatMap((curve, index) => curveShapes(plot, curve, inkOf(index))),
      ...endLabels(plot),
    ],
  });
}

function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function marginsOf({ curves }: CurvesInput, frame: ChartFrame, ticks: readonly number[]): Margins {
  const left = 12 + Math.max(...ticks.map((tick) => textWidth(formatNumber(tick), 11)));
  const most = frame.size === "regular" ? 190 : 104;
  const names = curves.map((curve) => textWidth(endWords(curve)) + 18);
  return { left, right: Math.min(most, Math.max(48, ...names)), top: 12, bottom: 40 };
}

const valueLabel = ({ margins, y }: Plot, tick: number): Shape =>
  label(
    formatNumber(tick),
    { x: margins.left - 8, y: y(tick) },
    { colour: "text-2", align: "right", size: 11 },
  );

function tickShapes({ frame, margins, x }: Plot, tick: number): readonly Shape[] {
  const y = frame.height - margins.bottom;
  return [
    line({ x: x(tick), y }, { x: x(tick), y: y + 4 }, { colour: "chart-axis" }),
    label(
      formatNumber(tick, { compact: tick >= 10_000 }),
      { x: x(tick), y: y + 14 },
      { colour: "text-2", align: "center", size: 11 },
    ),
  ];
}

const alongLabel = ({ input, frame, margins }: Plot): Shape =>
  label(
    input.along,
    { x: frame.width - margins.right, y: frame.height - 9 },
    { colour: "text-2", align: "right", size: 11 },
  );

function curveShapes(plot: Plot, curve: Curve, ink: ColourName): readonly Shape[] {
  const width = curve.pinned === true ? 3 : 1.75;
  return [...stretchShapes(plot, curve, ink), ...lineShapes(plot, curve, { ink, width })];
}

/** From the lowest to the highest value of what one point stands for. */
function stretchShapes({ x, y }: Plot, { points }: Curve, ink: ColourName): readonly Shape[] {
  return points.flatMap(({ x: to, stretch }) => {
    if (stretch === undefined) return [];
    const { from, low, high } = stretch;
    if (!isDrawable({ x: from, y: low }) || !isDrawable({ x: to, y: high })) return [];
    const [top, bottom] = [y(high ?? 0), y(low ?? 0)];
    const box = { x: x(from), y: top, width: Math.max(1, x(to) - x(from)), height: bottom - top };
    return [rect(box, { colour: ink, opacity: 0.25 })];
  });
}

type Pen = { readonly ink: ColourName; readonly width: number };

function lineShapes(plot: Plot, curve: Curve, { ink, width }: Pen): readonly Shape[] {
  return runsOf(plot, curve).map((run) => {
    const [only] = run;
    return run.length === 1 && only !== undefined
      ? circle(only, 3, { colour: ink })
      : polyline(run, { colour: ink, width });
  });
}

/** Unbroken stretches, in px: what is not a number leaves a gap. */
function runsOf({ x, y }: Plot, { points }: Curve): readonly (readonly Point[])[] {
  const found: Point[][] = [[]];
  for (const point of points) {
    if (point.y === null || !isDrawable(point)) found.push([]);
    else found.at(-1)?.push({ x: x(point.x), y: y(point.y) });
  }
  return found.filter((run) => run.length > 0);
}

/** What is left of the room where the words may be bold. */
const boldShare = 0.95;

/** The value first: a long name is cut at its end. */
const endWords = (curve: Curve): string =>
  `${formatNumber(drawnPoints(curve).at(-1)?.y)} ${curve.label}`;

function endLabels({ input, frame, margins, x, y }: Plot): readonly Shape[] {
  const ends = input.curves.flatMap((curve, index) => {
    const end = drawnPoints(curve).at(-1);
    return end === undefined
      ? []
      : [{ curve, ink: inkOf(index), at: { x: x(end.x), y: y(end.y) } }];
  });
  const room = { low: margins.top, high: frame.height - margins.bottom };
  const places = dodge(
    ends.map(({ at }) => at.y),
    14,
    room,
  );
  const left = frame.width - margins.right + 10;
  return ends.flatMap(({ curve, ink, at }, index) => {
    const place = { x: left, y: places[index] ?? 0 };
    const words = fitText(endWords(curve), (frame.width - left - 2) * boldShare);
    return [
      line(at, { x: left - 3, y: place.y }, { colour: ink, dash: [2, 2] }),
      label(words, place, { bold: curve.pinned === true }),
    ];
  });
}
