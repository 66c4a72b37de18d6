import { toCsv } from "~/server/core/rules/csv";
import type { ChartCell, ChartTable } from "./chart-model";

/** The table of a chart as CSV, and after the data where it comes from. */
export function tableCsv(table: ChartTable, provenance: readonly string[] = []): string {
  // Readers that know comments (pandas, DuckDB) skip these; people see where the numbers come from.
  const footer = provenance.map((text) => [`# ${text}`]);
  return toCsv(
    table.columns.map(({ label }) => label),
    [...table.rows, ...footer],
  );
}

/** The table for pasting into an issue or a document. */
export function toMarkdown(table: ChartTable): string {
  const cell = (value: ChartCell) =>
    value === null ? "–" : String(value).replaceAll(/[|\\]/gu, String.raw`\$&`);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ").replaceAll(/[\r\n]+/gu, " ")} |`;
  return [
    row(table.columns.map((column) => cell(column.label))),
    row(table.columns.map((column) => (column.numeric === true ? "---:" : "---"))),
    ...table.rows.map((cells) => row(cells.map(cell))),
  ].join("\n");
}
