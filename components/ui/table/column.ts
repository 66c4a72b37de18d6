import type { ReactNode } from "react";
import type { SortDirection, TableRules } from "./table-params";

export type Column<Row> = {
  /** Short, used in the URL. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Set it when the server can order by this column: the direction of the first press. */
  sort?: SortDirection | undefined;
  /** Numbers stand at the end, so that digits line up. */
  align?: "start" | "end" | undefined;
  /** CSS px; the rest of the width is shared by content. */
  width?: number | undefined;
  /** Not shown until chosen. */
  optional?: boolean | undefined;
  /** More words about the column, on its head. */
  about?: string | undefined;
};

export function tableRules<Row>(columns: readonly Column<Row>[], prefix?: string): TableRules {
  return {
    columns: columns.map((column) => column.id),
    sortable: columns.filter((column) => column.sort !== undefined).map((column) => column.id),
    prefix,
  };
}

/** The first column names the row and always stays. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | null,
): readonly Column<Row>[] {
  return columns.filter((column, index) => {
    if (index === 0) return true;
    return chosen === null ? column.optional !== true : chosen.includes(column.id);
  });
}
