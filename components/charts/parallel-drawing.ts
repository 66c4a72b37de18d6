import type { EChartsOption } from "echarts";
import { formatNumber } from "../ui/format-number";
import type { ChartFrame } from "./chart-model";
import { dodge } from "./dodge";
import {
  circle,
  drawing,
  hiddenAxis,
  label,
  line,
  linear,
  type Point,
  polyline,
  type Shape,
} from "./drawing";
import type { ParallelAxis, ParallelInput } from "./parallel";
import { fitText } from "./text-width";
import type { ColourName } from "./tokens";

const inks = ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5"] as const;
const inkOf = (index: number): ColourName => inks[index] ?? "muted";

/** Where an axis lies and where on it a value stands, both as shares of the room from 0 to 1. */
type Scale = {
  readonly axis: ParallelAxis;
  readonly at: number;
  readonly of: (value: number | string) => number;
};
type Place = (at: number, share: number) => Point;
type Plot = {
  readonly input: ParallelInput;
  readonly scales: readonly Scale[];
  readonly place: Place;
  /** The axes stand side by side; on a phone they lie one under another. */
  readonly upright: boolean;
  /** Px from one axis to the next. */
  readonly gap: number;
  readonly room: { readonly low: number; readonly high: number };
};

/** An axis is drawn by numbers when all it holds are numbers, else by its words in order. */
export const isNumeric = ({ values }: ParallelAxis): boolean =>
  values.every((value) => value === null || typeof value === "number");

export function drawParallel(input: ParallelInput, frame: ChartFrame): EChartsOption {
  const upright = frame.size !== "narrow";
  const margins = upright
    ? { left: 56, right: 176, top: 34, bottom: 30 }
    : { left: 16, right: 16, top: 30, bottom: 34 };
  const [left, right] = [margins.left, frame.width - margins.right];
  const [top, bottom] = [margins.top, frame.height - margins.bottom];
  const gaps = Math.max(1, input.axes.length - 1);
  const plot: Plot = {
    input,
    upright,
    room: { low: top, high: bottom },
    gap: (upright ? right - left : bottom - top) / gaps,
    scales: input.axes.map((axis, index) => ({ axis, at: index / gaps, of: shareOf(axis) })),
    place: (at, share) =>
      upright
        ? { x: left + at * (right - left), y: bottom - share * (bottom - top) }
        : { x: left + share * (right - left), y: top + at * (bottom - top) },
  };
  return drawing({
    margins,
    xAxis: hiddenAxis({ min: 0, max: 1 }),
    yAxis: hiddenAxis({ min: 0, max: 1 }),
    shapes: [
      ...plot.scales.flatMap((scale) => axisShapes(plot, scale)),
      ...input.lines.flatMap((_, index) => lineShapes(plot, index)),
      ...(upright ? endNames(plot) : []),
    ],
  });
}

/** Numbers by their size, words by their place in the alphabet; one value alone stands in the middle. */
function shareOf(axis: ParallelAxis): Scale["of"] {
  const values = axis.values.filter((value) => value !== null);
  if (isNumeric(axis)) {
    const numbers = values.map(Number);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    if (low === high) return () => 0.5;
    const scale = linear([low, high], [0, 1]);
    return (value) => scale(Number(value));
  }
  const words = [...new Set(values.map(String))].toSorted();
  return (value) => (words.length < 2 ? 0.5 : words.indexOf(String(value)) / (words.length - 1));
}

function axisShapes(plot: Plot, scale: Scale): readonly Shape[] {
  const { axis, at } = scale;
  const { place, upright, gap } = plot;
  const [low, high] = [place(at, 0), place(at, 1)];
  const bold = axis.role === "result";
  const name = upright
    ? label(fitText(axis.label, gap - 6), { x: high.x, y: high.y - 22 }, { bold, align: "center" })
    : label(fitText(axis.label, 300), { x: low.x, y: low.y - 18 }, { bold });
  return [line(low, high, { colour: "chart-axis" }), name, ...endMarks(plot, scale)];
}

/** What stands at both ends of an axis. */
function endMarks({ place, upright, gap }: Plot, { axis, at, of }: Scale): readonly Shape[] {
  const values = axis.values.filter((value) => value !== null);
  const sorted = values.toSorted((a, b) => of(a) - of(b));
  const ends = [...new Set([sorted[0], sorted.at(-1)])].filter((value) => value !== undefined);
  return ends.map((value) => {
    const share = of(value);
    const words = typeof value === "number" ? formatNumber(value) : value;
    const spot = place(at, share);
    const look = { colour: "text-2", size: 11 } as const;
    if (upright) {
      const y = spot.y + (share > 0.5 ? -9 : 11);
      return label(fitText(words, gap - 6, 11), { x: spot.x, y }, { ...look, align: "center" });
    }
    const align = share > 0.5 ? "right" : "left";
    return label(fitText(words, 150, 11), { x: spot.x, y: spot.y + 12 }, { ...look, align });
  });
}

/** A line is broken where its value was not logged; a value between two gaps is a dot. */
function lineShapes({ input, scales, place }: Plot, index: number): readonly Shape[] {
  const runs: Point[][] = [[]];
  for (const { axis, at, of } of scales) {
    const value = axis.values[index] ?? null;
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(place(at, of(value)));
  }
  const ink = inkOf(index);
  const width = input.lines[index]?.pinned === true ? 3 : 1.5;
  return runs.flatMap((run) => [
    ...(run.length > 1 ? [polyline(run, { colour: ink, width })] : []),
    ...run.map((point) => circle(point, 2.5, { colour: ink })),
  ]);
}

/** Names at the right, each by the last value of its line; a dotted line leads there from one that is broken off. */
function endNames({ input, scales, place, room }: Plot): readonly Shape[] {
  const ends = input.lines.flatMap(({ label, pinned }, index) => {
    const last = scales.findLast(({ axis }) => (axis.values[index] ?? null) !== null);
    const value = last?.axis.values[index] ?? null;
    if (last === undefined || value === null) return [];
    return [{ label, pinned, ink: inkOf(index), at: place(last.at, last.of(value)) }];
  });
  const places = dodge(
    ends.map(({ at }) => at.y),
    14,
    room,
  );
  const { x } = place(1, 0);
  return ends.flatMap(({ label: name, pinned = false, ink, at }, index) => {
    const y = places[index] ?? at.y;
    return [
      line(at, { x: x + 26, y }, { colour: ink, dash: [2, 2] }),
      label(fitText(name, 136), { x: x + 30, y }, { bold: pinned }),
    ];
  });
}
