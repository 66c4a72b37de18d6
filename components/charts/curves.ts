import { formatCount, formatNumber } from "../ui/format-number";
import type { ChartModel } from "./chart-model";
import { type Curve, drawnPoints, type Ends, endsOf, isDrawable } from "./curve-points";
import { drawCurves } from "./curves-drawing";
import { greatest, nameAll } from "./wording";

export type CurvesInput = {
  /** What is measured: "accuracy". */
  readonly measure: string;
  /** What is counted along the bottom: "step". */
  readonly along: string;
  /** What one curve belongs to: "run". */
  readonly of: string;
  readonly curves: readonly Curve[];
  /** With every drawn point; without it, the ends and extremes of each curve. */
  readonly wholeTable?: boolean | undefined;
};

/** How a measure went, step by step, for one or for several. */
export function curvesChart(input: CurvesInput): ChartModel {
  const drawn = input.curves.filter((curve) => drawnPoints(curve).length > 0);
  return {
    name: `curve-${input.measure.replaceAll(/[^\w.-]+/gu, "-")}`,
    title: titleOf(input, drawn),
    caption: captionOf(input, drawn),
    notes: notesOf(input),
    table: tableOf(input),
    empty: drawn.length === 0,
    height: (size) => (size === "compact" ? 160 : Math.max(260, 60 + drawn.length * 16)),
    option: (frame) => drawCurves({ ...input, curves: drawn }, frame),
  };
}

function titleOf({ measure, along, of }: CurvesInput, drawn: readonly Curve[]): string {
  const ends = drawn.flatMap((curve) => {
    const of = endsOf(curve);
    if (of === null) return [];
    return [{ label: curve.label, condensed: curve.points[0]?.stretch !== undefined, ...of }];
  });
  const [only] = ends;
  if (only === undefined) return `${measure}: no value that can be drawn`;
  if (ends.length === 1) return `${measure}${wayOf(only, along)}`;
  const top = greatest(ends, ({ last }) => last.y);
  const highest = top?.items.map(({ label }) => label) ?? [];
  const verb = highest.length === 1 ? "ends" : "end";
  return `${measure}: ${nameAll(highest, `${of}s`)} ${verb} highest at ${formatNumber(top?.value)}`;
}

type End = Pick<Ends, "first" | "last"> & { readonly condensed: boolean };

function wayOf({ first, last, condensed }: End, along: string): string {
  const [from, to] = [formatNumber(first.y), formatNumber(last.y)];
  // The very first point is not among those that are drawn.
  if (condensed) return ` ended at ${to} at ${along} ${formatNumber(last.x)}`;
  if (first === last) return `: ${to} at ${along} ${formatNumber(last.x)}`;
  if (last.y === first.y) return ` began and ended at ${to}`;
  return ` ${last.y > first.y ? "rose" : "fell"} from ${from} to ${to}`;
}

function captionOf({ measure, along }: CurvesInput, drawn: readonly Curve[]): string {
  const ends = drawn.flatMap((curve) => {
    const of = endsOf(curve);
    return of === null ? [] : [of];
  });
  const low = greatest(ends, ({ lowest }) => -lowest.y)?.items[0]?.lowest;
  const high = greatest(ends, ({ highest }) => highest.y)?.items[0]?.highest;
  if (low === undefined || high === undefined) return `${measure} by ${along}: nothing to draw.`;
  return `${measure} by ${along}: lowest ${formatNumber(low.y)} at ${along} ${formatNumber(low.x)}, highest ${formatNumber(high.y)} at ${along} ${formatNumber(high.x)}.`;
}

/** What is left out, with its count. */
function notesOf({ curves, of }: CurvesInput): readonly string[] {
  const shown = curves.reduce((sum, { points }) => sum + points.length, 0);
  const total = curves.reduce((sum, curve) => sum + curve.total, 0);
  const odd = curves.reduce(
    (sum, { points }) => sum + points.filter((point) => !isDrawable(point)).length,
    0,
  );
  const without = curves.filter(({ total }) => total === 0).length;
  return [
    shown < total
      ? `${formatNumber(shown)} of ${formatCount(total, "point")} shown. The line runs through the last of each stretch; the shade spans its lowest and highest value, so no peak is lost.`
      : `All ${formatCount(total, "point")} shown.`,
    ...(odd === 0
      ? []
      : [`${formatCount(odd, "point")} not a finite number, so there is a gap in the line.`]),
    ...(without === 0 ? [] : [`${formatCount(without, of)} did not log it.`]),
  ];
}

function tableOf(input: CurvesInput): ChartModel["table"] {
  const { curves, along, measure, of, wholeTable = false } = input;
  if (wholeTable) {
    return {
      columns: [
        { label: capital(along), numeric: true },
        { label: measure, numeric: true },
        { label: "Lowest", numeric: true },
        { label: "Highest", numeric: true },
      ],
      rows: curves.flatMap(({ points }) =>
        points.map(({ x, y, stretch }) => [
          formatNumber(x),
          y,
          stretch === undefined ? y : stretch.low,
          stretch === undefined ? y : stretch.high,
        ]),
      ),
    };
  }
  const numeric = true;
  return {
    columns: [
      { label: capital(of) },
      { label: "First", numeric },
      { label: "Lowest", numeric },
      { label: "Highest", numeric },
      { label: "Last", numeric },
      { label: `Last ${along}`, numeric },
      { label: "Points", numeric },
    ],
    rows: curves.map((curve) => {
      const ends = endsOf(curve);
      if (ends === null) return [curve.label, null, null, null, null, null, curve.total];
      const { first, lowest, highest, last } = ends;
      return [curve.label, first.y, lowest.y, highest.y, last.y, last.x, curve.total];
    }),
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
