import type { ChartCell, ChartTable } from "./chart-model";

/**
 * CSV by RFC 4180: CRLF, quotation marks doubled. Not known is an empty field, numbers keep full precision.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, unless it is a plain number
 * (OWASP, "CSV injection").
 */
export function toCsv(table: ChartTable, provenance: readonly string[] = []): string {
  const records = [table.columns.map((column) => column.label), ...table.rows];
  const lines = records.map((record) => record.map(csvField).join(","));
  // Readers that know comments (pandas, DuckDB) skip these; people see where the numbers come from.
  const footer = provenance.map((text) => csvField(`# ${text}`));
  return [...lines, ...footer].map((text) => `${text}\r\n`).join("");
}

export function csvField(cell: ChartCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = startsFormula(cell) && !isPlainNumber(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/u.test(text);
}

function isPlainNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text);
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
