import type { EChartsOption } from "echarts";
import { type ChartFrame, type ChartSize, frameWidths } from "./chart-model";
import { levels, type Measure, printed } from "./measure";
import {
  drawing,
  hiddenAxis,
  label,
  rect,
  type Margins,
  type Point,
  type Shape,
  strokes,
} from "./drawing";
import type { HeatmapInput } from "./heatmap";
import { rampStep } from "./ramp";
import { fitText, textWidth, twoLines } from "./text-width";

type Cells = readonly (readonly (number | null)[])[];
type Box = Point & { width: number; height: number };

export function drawHeatmap(input: HeatmapInput, cells: Cells, frame: ChartFrame): EChartsOption {
  const margins = heatmapMargins(input, frame);
  const room = {
    width: frame.width - margins.left - margins.right,
    height: frame.height - margins.top - margins.bottom,
  };
  const width = room.width / Math.max(1, input.columns.length);
  const rows =
    frame.size === "compact"
      ? Math.min(input.rows.length, Math.floor(room.height / 18))
      : input.rows.length;
  const height = room.height / Math.max(1, rows);
  const boxAt = (row: number, column: number): Box => ({
    x: margins.left + column * width,
    y: margins.top + row * height,
    width,
    height,
  });
  return drawing({
    margins,
    xAxis: hiddenAxis({ min: 0, max: 1 }),
    yAxis: hiddenAxis({ min: 0, max: 1 }),
    shapes: [
      ...columnHeads(input, { boxAt, frame, margins }),
      ...input.rows
        .slice(0, rows)
        .map(({ label: name }, row) => rowHead(name, boxAt(row, 0), margins)),
      ...cellShapes(
        cells
          .slice(0, rows)
          .flatMap((row, at) => row.map((value, column) => ({ value, box: boxAt(at, column) }))),
        input,
      ),
    ],
  });
}

/** Px above the cells for the column heads: two level lines where every word has room, else the words slant. */
export function headRoom(input: HeatmapInput, size: ChartSize): number {
  if (size === "compact") return 6;
  return slants(input, size) ? 92 : 44;
}

const GAP = 6;

function slants(input: HeatmapInput, size: ChartSize): boolean {
  if (size === "narrow") return true;
  const column = (frameWidths[size] - leftOf(input, size)) / Math.max(1, input.columns.length);
  const words = input.columns.flatMap(({ label: name }) => name.split(" "));
  return words.some((word) => textWidth(word, 11) > column - GAP);
}

function leftOf({ rows }: HeatmapInput, size: ChartSize): number {
  const widest = Math.max(30, ...rows.map((row) => textWidth(row.label)));
  return Math.min(size === "regular" ? 150 : 92, widest) + 10;
}

function heatmapMargins(input: HeatmapInput, { size }: ChartFrame): Margins {
  // The last slanted head needs room to the right.
  const right = size !== "compact" && slants(input, size) ? 34 : 2;
  return { left: leftOf(input, size), right, top: headRoom(input, size), bottom: 4 };
}

type Heads = { boxAt: (row: number, column: number) => Box; frame: ChartFrame; margins: Margins };

function columnHeads(input: HeatmapInput, { boxAt, frame, margins }: Heads): readonly Shape[] {
  if (frame.size === "compact") return [];
  const slanting = slants(input, frame.size);
  return input.columns.flatMap(({ label: name }, column): readonly Shape[] => {
    const box = boxAt(0, column);
    const centre = box.x + box.width / 2;
    if (slanting) return [slanted(fitText(name, 92, 11), { x: centre - 2, y: margins.top - 8 })];
    const lines = twoLines(name, box.width - GAP, 11);
    return lines.map((text, index) =>
      label(
        text,
        { x: centre, y: margins.top - 10 - (lines.length - 1 - index) * 14 },
        { colour: "text-2", align: "center", size: 11 },
      ),
    );
  });
}

/** 60 degrees: steep enough that the last head stays inside the frame. */
const slope = Math.PI / 3;

function slanted(text: string, at: Point): Shape {
  const words = label(text, at, { colour: "text-2", size: 11 });
  return { ...words, rotation: slope, originX: at.x, originY: at.y };
}

function rowHead(name: string, first: Box, margins: Margins): Shape {
  const at = { x: margins.left - 8, y: first.y + first.height / 2 };
  return label(fitText(name, margins.left - 10), at, { colour: "text", align: "right" });
}

type Cell = { readonly value: number | null; readonly box: Box };

/** Grounds first, then all hatching as one mark, then what stands on both. */
function cellShapes(
  cells: readonly Cell[],
  { scale, measure = levels }: HeatmapInput,
): readonly Shape[] {
  const unknown = cells.filter(({ value }) => value === null).map(({ box }) => box);
  const known = cells.flatMap(({ value, box }) => (value === null ? [] : [{ value, box }]));
  return [
    ...unknown.map((box) => rect(innerOf(box), { colour: "sunken" })),
    ...(unknown.length === 0
      ? []
      : [strokes(unknown.map(innerOf).flatMap(hatch), { colour: "chart-link" })]),
    ...unknown.map(centreOf).flatMap(questionMark),
    ...known.flatMap(({ value, box }): readonly Shape[] => {
      const step = rampStep(value, scale);
      const inner = innerOf(box);
      const text = cellText(value, measure, inner.width);
      return [
        rect(inner, { colour: `ramp-${step}` }),
        label(text, centreOf(box), { colour: `on-ramp-${step}`, align: "center" }),
      ];
    }),
  ];
}

const innerOf = ({ x, y, width, height }: Box) => ({
  x: x + 1,
  y: y + 1,
  width: width - 2,
  height: height - 2,
  round: 3,
});

const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

const questionMark = (centre: Point): readonly Shape[] => [
  rect({ x: centre.x - 8, y: centre.y - 8, width: 16, height: 16, round: 8 }, { colour: "sunken" }),
  label("?", centre, { colour: "text-2", align: "center" }),
];

/** Without its unit, which the caption names, where the cell is too narrow for both. */
const cellText = (value: number, measure: Measure, room: number): string => {
  const whole = printed(value, measure);
  return textWidth(whole) <= room ? whole : printed(value, { ...measure, suffix: "" });
};

/** Diagonals cut at the cell's own edges, so no clip paths are needed. */
function hatch({ x, y, width, height }: Box): readonly { from: Point; to: Point }[] {
  const gap = 7;
  const lines: { from: Point; to: Point }[] = [];
  for (let offset = gap; offset < width + height; offset += gap) {
    const from = { x: x + Math.min(offset, width), y: y + Math.max(0, offset - width) };
    const to = { x: x + Math.max(0, offset - height), y: y + Math.min(offset, height) };
    lines.push({ from, to });
  }
  return lines;
}
