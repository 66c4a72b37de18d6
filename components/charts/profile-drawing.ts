import type { EChartsOption } from "echarts";
import type { ChartFrame, LevelScale } from "./chart-model";
import {
  circle,
  drawing,
  hiddenAxis,
  label,
  line,
  linear,
  polyline,
  rect,
  type Margins,
  type Point,
  type Shape,
} from "./drawing";
import { printed, printedSize, type Measure } from "./measure";
import type { ProfileRow } from "./profile";
import { fitText, textWidth } from "./text-width";
import { colour } from "./tokens";

type Profile = { rows: readonly ProfileRow[]; scale: LevelScale; measure: Measure };

const dot = 6;
const keyHeight = 26;

export function drawProfile({ rows, scale, measure }: Profile, frame: ChartFrame): EChartsOption {
  const shown = frame.size === "compact" ? rows.slice(0, 4) : rows;
  const margins = marginsFor(shown, frame);
  const x = linear([scale.min, scale.max], [margins.left, frame.width - margins.right]);
  const step = (frame.height - margins.top - margins.bottom) / Math.max(1, shown.length);
  const stacked = frame.size === "narrow";
  const shapes = shown.flatMap((row, index) => {
    const y = margins.top + step * (index + (stacked ? 0.68 : 0.5));
    return rowShapes({ row, y, x, margins, frame, stacked, measure });
  });
  const left = rows.length - shown.length;
  const more =
    left > 0
      ? [
          label(
            `${left} more in the table`,
            { x: margins.left, y: frame.height - 8 },
            { colour: "muted", size: 11 },
          ),
        ]
      : [];
  return drawing({
    margins,
    xAxis: levelAxis({ scale, measure }, frame),
    yAxis: hiddenAxis({ min: 0, max: 1 }),
    shapes: [...keyShapes({ frame, left: stacked ? 0 : margins.left, rows }), ...shapes, ...more],
  });
}

function marginsFor(rows: readonly ProfileRow[], frame: ChartFrame): Margins {
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.label)));
  // On a phone the label stands above its row, so the scale gets the whole width.
  if (frame.size === "narrow") return { left: 10, right: 92, top: keyHeight, bottom: 26 };
  const most = frame.size === "compact" ? 110 : 190;
  return {
    left: Math.min(most, Math.max(60, widest)) + 16,
    right: 96,
    top: frame.size === "compact" ? 4 : keyHeight,
    bottom: frame.size === "compact" ? 18 : 28,
  };
}

function levelAxis({ scale, measure }: Omit<Profile, "rows">, frame: ChartFrame) {
  const base = hiddenAxis(scale);
  const room = 92;
  return {
    ...base,
    interval: measure.digits === 0 ? (scale.max - scale.min) / 4 : 1,
    splitLine: { ...base.splitLine, show: true },
    axisLabel: {
      show: frame.size !== "compact",
      color: colour("text-2"),
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) => {
        const name = scale.names[Math.round(value - scale.min)] ?? "";
        return frame.size === "regular" && name !== ""
          ? fitText(name, room, 11)
          : `${value}${measure.suffix}`;
      },
    },
  };
}

type RowPlace = {
  row: ProfileRow;
  y: number;
  x: (level: number) => number;
  margins: Margins;
  frame: ChartFrame;
  stacked: boolean;
  measure: Measure;
};

function rowShapes(place: RowPlace): readonly Shape[] {
  const { row, y, x, margins, frame, stacked } = place;
  const name = stacked
    ? label(fitText(row.label, frame.width - 60), { x: 0, y: y - 19 }, { colour: "text" })
    : label(
        fitText(row.label, margins.left - 16),
        { x: margins.left - 14, y },
        { colour: "text", align: "right" },
      );
  return [name, ...markShapes(row, y, x), ...numberShapes(place)];
}

function markShapes(row: ProfileRow, y: number, x: (level: number) => number): readonly Shape[] {
  const levels = [row.claimed, row.confirmed, row.proven].filter((level) => level !== null);
  const shapes: Shape[] = [];
  if (levels.length > 1) {
    const ends = { from: { x: x(Math.min(...levels)), y }, to: { x: x(Math.max(...levels)), y } };
    shapes.push(line(ends.from, ends.to, { colour: "chart-link", width: 2 }));
  }
  if (row.target !== null) shapes.push(targetTick({ x: x(row.target), y }));
  if (row.claimed !== null) {
    // A claim that stands on its evidence is drawn as a ring around it, so both can be seen.
    const covered = [row.confirmed, row.proven].some(
      (level) => level !== null && Math.abs(x(level) - x(row.claimed ?? 0)) < 4,
    );
    shapes.push(claimedMark({ x: x(row.claimed), y }, covered));
  }
  if (row.proven !== null && row.proven !== row.confirmed)
    shapes.push(...provenMark({ x: x(row.proven), y }));
  if (row.confirmed !== null) {
    const at = { x: x(row.confirmed), y };
    shapes.push(...(row.proven === row.confirmed ? provenMark(at) : [confirmedMark(at)]));
  }
  return shapes;
}

function claimedMark(at: Point, covered: boolean): Shape {
  return circle(at, covered ? dot + 3 : dot, {
    colour: "surface",
    outline: "chart-1",
    outlineWidth: 2,
  });
}

function confirmedMark(at: Point): Shape {
  return circle(at, dot + 0.5, { colour: "chart-1" });
}

function provenMark(at: Point): readonly Shape[] {
  const tick = [
    { x: at.x - 3, y: at.y + 0.2 },
    { x: at.x - 0.8, y: at.y + 2.6 },
    { x: at.x + 3.2, y: at.y - 2.4 },
  ];
  return [
    circle(at, dot + 0.5, { colour: "chart-1" }),
    polyline(tick, { colour: "surface", width: 1.8 }),
  ];
}

function targetTick(at: Point): Shape {
  return rect({ x: at.x - 1.5, y: at.y - 9, width: 3, height: 18 }, { colour: "text" });
}

/** At the right: the confirmed level and its distance to the claim, or that it is not known. */
function numberShapes({ row, y, frame, measure }: RowPlace): readonly Shape[] {
  const edge = frame.width;
  if (row.confirmed === null) {
    const words = row.claimed === null ? "not assessed" : "no evidence";
    return [label(words, { x: edge, y }, { colour: "muted", align: "right", size: 11 })];
  }
  const gap = row.claimed === null ? null : row.confirmed - row.claimed;
  const shown = gap === null ? "" : ` ${signed(gap, measure)}`;
  return [
    label(printed(row.confirmed, measure), { x: edge - 38, y }, { bold: true, align: "right" }),
    label(shown.trim(), { x: edge, y }, { colour: "text-2", align: "right", size: 11 }),
  ];
}

function signed(gap: number, measure: Measure): string {
  const text = printedSize(gap, measure);
  if (Number(text) === 0) return "±0";
  return `${gap < 0 ? "\u2212" : "+"}${text}`;
}

type Key = { frame: ChartFrame; left: number; rows: readonly ProfileRow[] };

function keyShapes({ frame, left, rows }: Key): readonly Shape[] {
  if (frame.size === "compact") return [];
  const y = 9;
  const entries: readonly { words: string; mark: (at: Point) => readonly Shape[] }[] = [
    { words: "Claimed", mark: (at) => [claimedMark(at, false)] },
    { words: "Confirmed", mark: (at) => [confirmedMark(at)] },
    { words: "Proven", mark: provenMark },
    {
      words: "Target",
      mark: (at) => [
        rect({ x: at.x - 1.5, y: at.y - 7, width: 3, height: 14 }, { colour: "text" }),
      ],
    },
  ];
  let x = left + dot + 2;
  const used = rows.some(({ target }) => target !== null) ? entries : entries.slice(0, -1);
  return used.flatMap(({ words, mark }) => {
    const shapes = [...mark({ x, y }), label(words, { x: x + 11, y }, { colour: "text-2" })];
    x += textWidth(words) + (frame.size === "narrow" ? 28 : 34);
    return shapes;
  });
}
