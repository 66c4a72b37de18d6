import { known, mean, type ChartModel } from "./chart-model";
import { levels, printed, rounded, type Measure } from "./measure";
import { drawHeatmap, headRoom } from "./heatmap-drawing";
import { count, greatest, nameAll } from "./wording";

export type HeatmapInput = {
  /** Such as teams. */
  rows: readonly { id: string; label: string }[];
  /** Such as dimensions. */
  columns: readonly { id: string; label: string }[];
  /** `values[row][column]`; null or missing is not assessed. */
  values: readonly (readonly (number | null)[])[];
  scale: { min: number; max: number };
  /** Levels when not given. */
  measure?: Measure | undefined;
  /** What a row and a column are called, for the sentences. "team" and "dimension" when not given. */
  rowWord?: string | undefined;
  columnWord?: string | undefined;
};

/** Numbers in cells on a five-step ramp of one hue; not assessed is hatched with a question mark. */
export function heatmapChart(input: HeatmapInput): ChartModel {
  const cells = input.rows.map((_, row) =>
    input.columns.map((__, column) => cellAt(input, row, column)),
  );
  return {
    name: "heatmap",
    title: heatmapTitle(input, cells),
    caption: heatmapCaption(input, cells),
    notes: heatmapNotes(input, cells),
    table: {
      columns: [
        { label: capital(input.rowWord ?? "team") },
        ...input.columns.map(({ label }) => ({
          label,
          numeric: true,
          decimals: (input.measure ?? levels).digits,
        })),
      ],
      rows: input.rows.map(({ label }, row) => [label, ...(cells[row] ?? [])]),
    },
    empty: known(cells.flat()).length === 0,
    height: (size) =>
      size === "compact" ? 160 : headRoom(input, size) + 18 + Math.max(2, input.rows.length) * 32,
    option: (frame) => drawHeatmap(input, cells, frame),
  };
}

function cellAt({ values }: HeatmapInput, row: number, column: number): number | null {
  const value = values[row]?.[column] ?? null;
  return value === null || !Number.isFinite(value) ? null : value;
}

type Cells = readonly (readonly (number | null)[])[];

function heatmapTitle(input: HeatmapInput, cells: Cells): string {
  const across = count(input.rows.length, input.rowWord ?? "team");
  const columnWord = input.columnWord ?? "dimension";
  if (input.rows.length === 0 || input.columns.length === 0) return "Nothing to compare yet";
  const means = columnMeans(input, cells);
  if (means.length === 0) return `Nothing has been assessed yet in ${across}`;
  const lowest = greatest(means, (column) => -column.value);
  const highest = Math.max(...means.map((column) => column.value));
  if (lowest === null) return "Nothing to compare yet";
  const { measure = levels } = input;
  if (-lowest.value === highest) return sameEverywhere({ means, across, columnWord, measure });
  const weak = nameAll(
    lowest.items.map((column) => column.label),
    `${columnWord}s`,
  );
  const verb = lowest.items.length === 1 ? "is" : "are";
  return `${weak} ${verb} weakest across ${across} (mean ${printed(-lowest.value, measure)})`;
}

type Means = readonly { label: string; value: number }[];

type Same = { means: Means; across: string; columnWord: string; measure: Measure };

function sameEverywhere({ means, across, columnWord, measure }: Same): string {
  const [first] = means;
  const value = printed(first?.value ?? 0, measure);
  return means.length === 1
    ? `${first?.label ?? ""} stands at ${value} across ${across}`
    : `All ${means.length} assessed ${columnWord}s stand at ${value} across ${across}`;
}

/** Means to one decimal, the precision at which columns are called equal. Columns without a value are left out. */
function columnMeans({ columns, measure = levels }: HeatmapInput, cells: Cells): Means {
  return columns.flatMap(({ label }, column) => {
    const value = mean(known(cells.map((row) => row[column] ?? null)));
    return value === null ? [] : [{ label, value: rounded(value, measure) }];
  });
}

function heatmapCaption(input: HeatmapInput, cells: Cells): string {
  const { measure = levels } = input;
  const all = cells.flat();
  const values = known(all);
  const size = `${count(input.rows.length, input.rowWord ?? "team")} by ${count(input.columns.length, input.columnWord ?? "dimension")}`;
  const overall = mean(values);
  if (overall === null) return `${size}, none assessed.`;
  const highest = greatest(columnMeans(input, cells), (column) => column.value);
  const best =
    highest === null
      ? ""
      : `, strongest ${nameAll(
          highest.items.map((one) => one.label),
          "columns",
        )} (mean ${printed(highest.value, measure)})`;
  const range = `${printed(Math.min(...values), measure)} to ${printed(Math.max(...values), measure)}`;
  return `${size}: ${measure.digits === 0 ? "shares" : "levels"} ${range}, mean ${printed(overall, measure)}${best}; ${all.length - values.length} of ${all.length} not assessed.`;
}

function heatmapNotes({ rows }: HeatmapInput, cells: Cells): readonly string[] {
  const blank = rows
    .filter((_, row) => known(cells[row] ?? []).length === 0)
    .map(({ label }) => label);
  const missing = cells.flat().filter((value) => value === null).length;
  return [
    ...(missing > 0 ? [`Hatched cells with “?” are not assessed; they count in no mean.`] : []),
    ...(blank.length > 0 && blank.length < rows.length
      ? [`Not assessed at all: ${blank.join(", ")}.`]
      : []),
  ];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
