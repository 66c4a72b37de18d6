export type Cell = string | number | boolean | Date | null | undefined;

/**
 * CSV by RFC 4180: every record ends with CRLF, quotation marks are doubled. Dates are ISO 8601 in UTC, numbers
 * keep full precision, and what is not known is an empty cell, never 0. Formulas are disarmed (OWASP ASVS 5.0,
 * 1.2.10): a text that a spreadsheet would run gets an apostrophe in front; a plain number stays a number.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (typeof value === "boolean") return String(value);
  const safe = runsAsFormula(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The full-width signs count too: some spreadsheets read them as their narrow twins (OWASP, "CSV injection"). */
const runsAsFormula = (text: string): boolean =>
  /^[=+\-@\t\r\n\0＝＋－＠]/u.test(text) && !isPlainNumber(text);

const isPlainNumber = (text: string): boolean =>
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text);
