import type { ChartModel } from "./chart-model";
import { levels, printedSize, rounded, type Measure } from "./measure";
import { drawSlope } from "./slope-drawing";
import { count, greatest, nameAll } from "./wording";

export type SlopeRow = { id: string; label: string; before: number | null; after: number | null };

export type SlopeInput = {
  rows: readonly SlopeRow[];
  /** What the two ends are called: "Mar 2026", "Nov 2026". */
  before: string;
  after: string;
  scale: { min: number; max: number };
  /** Levels when not given. */
  measure?: Measure | undefined;
};

/** A row known at both ends, with its change as it is shown. */
export type Change = { id: string; label: string; before: number; after: number; change: number };

/** Two moments side by side; improved blue, worsened orange and thicker. */
export function slopeChart(input: SlopeInput): ChartModel {
  const measure = input.measure ?? levels;
  const decimals = measure.digits;
  const changes = input.rows.flatMap((row) => changeOf(row, measure));
  return {
    name: "change",
    title: slopeTitle(input, changes),
    caption: slopeCaption(input, changes),
    notes: slopeNotes(input),
    table: {
      columns: [
        { label: "Dimension" },
        { label: input.before, numeric: true, decimals },
        { label: input.after, numeric: true, decimals },
        { label: "Change", numeric: true, decimals, signed: true },
      ],
      rows: input.rows.map((row) => [
        row.label,
        row.before,
        row.after,
        row.before === null || row.after === null
          ? null
          : Number((row.after - row.before).toFixed(10)),
      ]),
    },
    empty: changes.length === 0,
    height: (size) => (size === "compact" ? 160 : Math.max(240, 72 + changes.length * 22)),
    option: (frame) => drawSlope(input, changes, frame),
  };
}

function changeOf(row: SlopeRow, measure: Measure): readonly Change[] {
  const { id, label: name, before, after } = row;
  if (before === null || after === null) return [];
  return [{ id, label: name, before, after, change: rounded(after - before, measure) }];
}

function slopeTitle(input: SlopeInput, changes: readonly Change[]): string {
  const { rows, before } = input;
  if (rows.length === 0) return "Nothing to compare yet";
  if (changes.length === 0) return `No dimension is known both in ${before} and now`;
  const up = changes.filter((row) => row.change > 0);
  const down = changes.filter((row) => row.change < 0);
  const start = `Since ${before}:`;
  if (up.length === 0 && down.length === 0)
    return `${start} no change in ${count(changes.length, "dimension")}`;
  return `${start} ${up.length} of ${count(changes.length, "dimension")} up, ${downWords(down, input.measure ?? levels)}`;
}

function downWords(down: readonly Change[], measure: Measure): string {
  const most = greatest(down, (row) => -row.change);
  if (most === null) return "none down";
  const amount = printedSize(most.value, measure);
  const each = most.items.length > 1 ? " each" : "";
  const names = nameAll(
    most.items.map((row) => row.label),
    "dimensions",
  );
  if (most.items.length === down.length) return `${names} down ${amount}${each}`;
  return `${down.length} down, most ${names} (${amount}${each})`;
}

function slopeCaption(input: SlopeInput, changes: readonly Change[]): string {
  const { rows, before, after, measure = levels } = input;
  const up = changes.filter((row) => row.change > 0).length;
  const down = changes.filter((row) => row.change < 0).length;
  const best = greatest(
    changes.filter((row) => row.change > 0),
    (row) => row.change,
  );
  const gain =
    best === null
      ? ""
      : `, greatest gain ${nameAll(
          best.items.map((row) => row.label),
          "dimensions",
        )} (+${printedSize(best.value, measure)})`;
  const same = changes.length - up - down;
  const lost = rows.length - changes.length;
  const left = lost === 0 ? "" : `, ${lost} not comparable`;
  return `${before} to ${after}: ${up} up, ${down} down, ${same} unchanged${left}${gain}.`;
}

function slopeNotes({ rows, before, after }: SlopeInput): readonly string[] {
  const names = (missing: readonly SlopeRow[]) => missing.map((row) => row.label).join(", ");
  const noBefore = rows.filter((row) => row.before === null);
  const noAfter = rows.filter((row) => row.after === null && row.before !== null);
  return [
    ...(noBefore.length > 0 ? [`Not known in ${before}, so not drawn: ${names(noBefore)}.`] : []),
    ...(noAfter.length > 0 ? [`Not known in ${after}, so not drawn: ${names(noAfter)}.`] : []),
  ];
}
