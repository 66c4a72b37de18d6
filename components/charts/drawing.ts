import type { EChartsOption } from "echarts";
import { colour, type ColourName } from "./tokens";

/** The fallback has Inter's measure, so that a label keeps its place until the font is there. */
export const fontFamily = "Inter, 'Inter fallback', system-ui, sans-serif";
const fontSize = 12;

export type Point = { x: number; y: number };
export type Margins = { left: number; right: number; top: number; bottom: number };

type Stroke = { colour: ColourName; width?: number; dash?: readonly number[] };
type Fill = { colour: ColourName; outline?: ColourName; outlineWidth?: number; opacity?: number };
type TextLook = {
  colour?: ColourName;
  bold?: boolean;
  align?: "left" | "center" | "right";
  baseline?: "top" | "middle" | "bottom";
  size?: number;
};

/** Marks in px of the frame. A chart is a list of them over two axes. */
export type Shape = (
  | ReturnType<typeof line>
  | ReturnType<typeof strokes>
  | ReturnType<typeof polyline>
  | ReturnType<typeof rect>
  | ReturnType<typeof circle>
  | ReturnType<typeof label>
) & { rotation?: number; originX?: number; originY?: number };

export function line(from: Point, to: Point, stroke: Stroke) {
  const shape = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return { type: "line" as const, shape, style: strokeStyle(stroke) };
}

/** Many straight lines in one colour as one mark: a thousand marks of their own take a hundred times as long to draw. */
export function strokes(
  lines: readonly { readonly from: Point; readonly to: Point }[],
  stroke: Stroke,
) {
  const at = ({ x, y }: Point) => `${Number(x.toFixed(2))} ${Number(y.toFixed(2))}`;
  const pathData = lines.map(({ from, to }) => `M${at(from)}L${at(to)}`).join("");
  return {
    type: "path" as const,
    shape: { pathData },
    style: { ...strokeStyle(stroke), fill: "none" },
  };
}

export function polyline(points: readonly Point[], stroke: Stroke) {
  const shape = { points: points.map(({ x, y }) => [x, y]) };
  return { type: "polyline" as const, shape, style: { ...strokeStyle(stroke), fill: "none" } };
}

export function rect(box: Point & { width: number; height: number; round?: number }, fill: Fill) {
  const { round = 0, ...place } = box;
  return { type: "rect" as const, shape: { ...place, r: round }, style: fillStyle(fill) };
}

export function circle(centre: Point, radius: number, fill: Fill) {
  const shape = { cx: centre.x, cy: centre.y, r: radius };
  return { type: "circle" as const, shape, style: fillStyle(fill) };
}

export function label(text: string, at: Point, look: TextLook = {}) {
  const {
    colour: name = "text",
    bold = false,
    align = "left",
    baseline = "middle",
    size = fontSize,
  } = look;
  const style = {
    text,
    x: at.x,
    y: at.y,
    fill: colour(name),
    fontSize: size,
    fontWeight: bold ? (600 as const) : (400 as const),
    fontFamily,
    align,
    verticalAlign: baseline,
  };
  return { type: "text" as const, style };
}

function strokeStyle({ colour: name, width = 1, dash }: Stroke) {
  const style = { stroke: colour(name), lineWidth: width };
  return dash === undefined ? style : { ...style, lineDash: [...dash] };
}

function fillStyle({ colour: name, outline, outlineWidth = 1, opacity = 1 }: Fill) {
  const style = { fill: colour(name), opacity };
  return outline === undefined
    ? style
    : { ...style, stroke: colour(outline), lineWidth: outlineWidth };
}

type Drawing = {
  margins: Margins;
  xAxis: NonNullable<EChartsOption["xAxis"]>;
  yAxis: NonNullable<EChartsOption["yAxis"]>;
  shapes: readonly Shape[];
};

/** An option with two axes and one layer of marks. ECharts draws and lays out the axes, we place the marks. */
export function drawing({ margins, xAxis, yAxis, shapes }: Drawing): EChartsOption {
  return {
    animation: false,
    textStyle: { fontFamily, fontSize },
    grid: { ...margins, outerBoundsMode: "none" },
    xAxis,
    yAxis,
    series: [
      {
        type: "custom",
        silent: true,
        clip: false,
        data: [[0, 0]],
        renderItem: () => ({ type: "group", children: shapes.map((shape) => ({ ...shape })) }),
      },
    ],
  };
}

/** A numeric axis in the house look; lines across the plot only where values are read off it. */
export function valueAxis(range: { min: number; max: number; lines: boolean }) {
  return {
    type: "value" as const,
    min: range.min,
    max: range.max,
    axisLine: { show: false, lineStyle: { color: colour("chart-axis") } },
    axisTick: { show: false },
    splitLine: { show: range.lines, lineStyle: { color: colour("chart-split") } },
    axisLabel: { color: colour("text-2"), fontSize },
  };
}

/** An axis that only carries the scale; its marks are drawn by the chart itself. */
export function hiddenAxis(range: { min: number; max: number }) {
  return { ...valueAxis({ ...range, lines: false }), axisLabel: { show: false } };
}

/** Linear scale from data to px. */
export function linear(from: readonly [number, number], to: readonly [number, number]) {
  const span = from[1] - from[0] || 1;
  return (value: number) => to[0] + ((value - from[0]) / span) * (to[1] - to[0]);
}
