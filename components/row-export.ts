import { toCsv } from "~/server/core/rules/csv";
import type { Accessors, Value } from "./arrange-rows";

/** Addresses that hold the rows themselves, for lists whose rows are all on the page. */
export function exportLinksOf<Row>(accessors: Accessors<Row>, rows: readonly Row[]) {
  const columns = Object.keys(accessors);
  const cells = rows.map((row) => columns.map((column) => plain(accessors[column]?.(row) ?? null)));
  const csv = toCsv(columns, cells);
  const json = cells.map((values) =>
    Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null])),
  );
  return {
    csv: `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`,
    json: `data:application/json,${encodeURIComponent(JSON.stringify(json, null, 2))}`,
  };
}

/** Times in ISO 8601, several values in one cell with semicolons; not known stays empty. */
function plain(value: Value): string | number | null {
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? value.join("; ") : value;
}
