"use client";

import { useSearchParams } from "next/navigation";
import { type Accessors, arrangeRows } from "./arrange-rows";
import { exportLinksOf } from "./row-export";
import { type Column, tableRules } from "./ui/table/column";
import { DataTable, type DataTableProps } from "./ui/table/data-table";
import { parseQuery, type QueryField } from "./ui/table/query";
import { type ParamReader, readTableState } from "./ui/table/table-params";

/** Rows of a list that is asked for at once; a longer list is paged by the server. */
export const wholeList = 200;

type Page<Row> = {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly matching: number;
  readonly total: number;
};

type ListTableProps<Row> = Omit<DataTableProps<Row>, "rows" | "paging" | "fields" | "exportLinks"> & {
  page: Page<Row>;
  /** True when `page` holds every row: then all columns filter and order, and the rows can be exported. */
  whole: boolean;
  accessors: Accessors<Row>;
  fields: readonly QueryField[];
};

/** What a long list may be filtered by. */
const searchField: QueryField = { name: "name", label: "Part of the name", kind: "text" };

export function ListTable<Row>({ page, whole, accessors, fields, ...table }: ListTableProps<Row>) {
  const params = useSearchParams();
  const { state } = readTableState(params, tableRules(table.columns, table.prefix));
  const query = parseQuery(state.q, fields);
  const rows = whole
    ? arrangeRows(page.rows, accessors, { query, sort: state.sort, now: new Date() })
    : page.rows;
  return (
    <DataTable
      {...table}
      columns={whole ? table.columns : table.columns.map(unsorted)}
      fields={whole ? fields : [searchField]}
      rows={rows}
      paging={{
        total: whole ? rows.length : page.matching,
        unfiltered: page.total,
        first: state.page === null && rows.length > 0 ? 1 : null,
        // The server pages forwards only, so the way back is the first page.
        previous: whole || state.page === null ? null : "",
        next: whole ? null : page.nextCursor,
      }}
      {...(whole ? { exportLinks: exportLinksOf(accessors, rows) } : {})}
    />
  );
}

const unsorted = <Row,>({ sort: _, ...column }: Column<Row>): Column<Row> => column;

/** What the address asks of a long list: words and `name:` become one search text. */
export function askedOf(params: ParamReader): { search?: string; cursor?: string; limit: number } {
  const { state } = readTableState(params, { columns: [], sortable: [] });
  const { words, terms } = parseQuery(state.q, [searchField]);
  const search = [...words, ...terms.flatMap(({ values }) => values)].join(" ");
  return {
    limit: wholeList,
    ...(search === "" ? {} : { search }),
    ...(state.page === null ? {} : { cursor: state.page }),
  };
}
