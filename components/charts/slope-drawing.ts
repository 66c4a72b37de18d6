import type { EChartsOption } from "echarts";
import type { ChartFrame } from "./chart-model";
import { dodge } from "./dodge";
import {
  circle,
  drawing,
  hiddenAxis,
  label,
  line,
  linear,
  type Margins,
  type Shape,
} from "./drawing";
import { levels, printed, printedSize, type Measure } from "./measure";
import type { Change, SlopeInput } from "./slope";
import { fitText, textWidth } from "./text-width";

const labelHeight = 16;

export function drawSlope(
  input: SlopeInput,
  changes: readonly Change[],
  frame: ChartFrame,
): EChartsOption {
  const stacked = textWidth(input.before) + textWidth(input.after) + 24 > frame.width;
  const margins = slopeMargins(changes, frame, stacked);
  const room = { low: margins.top, high: frame.height - margins.bottom };
  const values = changes.flatMap((row) => [row.before, row.after]);
  const measure = input.measure ?? levels;
  const y = linear(paddedRange(values, input.scale), [room.high, room.low]);
  const left = margins.left;
  const right = frame.width - margins.right;
  const gap = frame.size === "compact" ? 13 : labelHeight;
  const leftAt = dodge(
    changes.map((row) => y(row.before)),
    gap,
    { low: room.low - 4, high: room.high + 4 },
  );
  const rightAt = dodge(
    changes.map((row) => y(row.after)),
    gap,
    { low: room.low - 4, high: room.high + 4 },
  );
  const marks = changes.map((row, index) => ({
    row,
    leftAt: leftAt[index] ?? 0,
    rightAt: rightAt[index] ?? 0,
  }));
  return drawing({
    margins,
    xAxis: hiddenAxis({ min: 0, max: 1 }),
    yAxis: hiddenAxis({ min: 0, max: 1 }),
    shapes: [
      ...ends(input, { left, right, end: frame.width, stacked, ...room }),
      ...marks.flatMap(({ row }) => lineShapes(row, { left, right, y })),
      ...marks.flatMap((mark) => endLabels(mark, { left, right, y, frame, measure })),
    ],
  });
}

/** Two names that do not fit one line stand above each other. */
function slopeMargins(changes: readonly Change[], frame: ChartFrame, stacked: boolean): Margins {
  const most = frame.size === "regular" ? 210 : 128;
  const widest = Math.max(40, ...changes.map((row) => textWidth(`${row.label} 00 %`)));
  const top = (frame.size === "compact" ? 30 : 34) + (stacked ? labelHeight : 0);
  return {
    left: Math.min(most, widest) + 20,
    right: 112,
    top,
    bottom: frame.size === "compact" ? 8 : 14,
  };
}

/** The part of the scale that is used, so that small changes can be seen; never outside the scale. */
function paddedRange(
  values: readonly number[],
  scale: { min: number; max: number },
): [number, number] {
  if (values.length === 0) return [scale.min, scale.max];
  const margin = (scale.max - scale.min) / 20;
  const low = Math.max(scale.min, Math.min(...values) - margin);
  const high = Math.min(scale.max, Math.max(...values) + margin);
  return high > low ? [low, high] : [scale.min, scale.max];
}

function ends(
  input: SlopeInput,
  at: { left: number; right: number; end: number; low: number; high: number; stacked: boolean },
): readonly Shape[] {
  const first = at.low - 20 - (at.stacked ? labelHeight : 0);
  return [
    ...[at.left, at.right].map((x) =>
      line({ x, y: at.low - 10 }, { x, y: at.high + 6 }, { colour: "chart-axis" }),
    ),
    label(fitText(input.before, at.end), { x: 0, y: first }, { colour: "text-2" }),
    label(
      fitText(input.after, at.end),
      { x: at.end, y: at.low - 20 },
      { colour: "text-2", align: "right" },
    ),
  ];
}

type Sides = { left: number; right: number; y: (level: number) => number };

function lineShapes(row: Change, { left, right, y }: Sides): readonly Shape[] {
  const worse = row.change < 0;
  const from = { x: left, y: y(row.before) };
  const to = { x: right, y: y(row.after) };
  const ink = row.change === 0 ? "edge" : worse ? "chart-2" : "chart-1";
  return [
    line(from, to, { colour: ink, width: worse ? 3.5 : 2 }),
    circle(from, 4, { colour: "surface", outline: ink, outlineWidth: 2 }),
    circle(to, 4.5, { colour: ink }),
  ];
}

type Mark = { row: Change; leftAt: number; rightAt: number };

function endLabels(
  { row, leftAt, rightAt }: Mark,
  { left, right, y, frame, measure }: Sides & { frame: ChartFrame; measure: Measure },
): readonly Shape[] {
  const size = frame.size === "regular" ? 12 : 11;
  const ink = row.change < 0 ? "chart-2" : "text";
  const value = ` ${printed(row.before, measure)}`;
  const after = printed(row.after, measure);
  const name = fitText(row.label, left - 20 - textWidth(value, size), size);
  const leader = (x: number, from: number, to: number) =>
    Math.abs(from - to) < 3
      ? []
      : [
          line(
            { x: x < left ? left - 5 : right + 5, y: from },
            { x, y: to },
            { colour: "chart-axis" },
          ),
        ];
  return [
    ...leader(left - 11, y(row.before), leftAt),
    ...leader(right + 11, y(row.after), rightAt),
    label(
      `${name}${value}`,
      { x: left - 13, y: leftAt },
      { colour: "text-2", align: "right", size },
    ),
    label(after, { x: right + 13, y: rightAt }, { colour: ink, bold: true, size }),
    label(
      changeWords(row.change, measure),
      { x: right + 19 + textWidth(after, size), y: rightAt },
      { colour: ink, size },
    ),
  ];
}

function changeWords(change: number, measure: Measure): string {
  if (change === 0) return "(same)";
  return `(${change > 0 ? "+" : "\u2212"}${printedSize(change, measure)})`;
}
