export type Cell = string | number | boolean | Date | null | undefined;

/**
 * RFC 4180, with formulas disarmed (OWASP ASVS 5.0, 1.2.10): a text that a spreadsheet would run gets a
 * leading apostrophe. Numbers stay numbers; unknown is an empty cell, never 0.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return String(value);
  const safe = runsAsFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const runsAsFormula = (text: string): boolean =>
  /^[=+\-@\t\r\0]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
