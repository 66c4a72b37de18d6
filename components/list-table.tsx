"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { type Accessors, arrangeRows } from "./arrange-rows";
import { exportLinksOf } from "./row-export";
import { tableRules } from "./ui/table/column";
import { DataTable, type DataTableProps } from "./ui/table/data-table";
import { parseQuery, type QueryField } from "./ui/table/query";
import { type ParamReader, readTableState } from "./ui/table/table-params";

/** Rows of a list that is asked for at once; a longer list is paged by the server. */
export const wholeList = 200;

/** A page of a list as every list answers with it. */
export type ListPage<Row> = {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly matching: number;
  readonly total: number;
};

type ListTableProps<Row> = Omit<
  DataTableProps<Row>,
  "rows" | "paging" | "fields" | "exportLinks"
> & {
  page: ListPage<Row>;
  /** True when `page` holds every row: then all columns filter and order, and the rows can be exported. */
  whole: boolean;
  accessors: Accessors<Row>;
  fields: readonly QueryField[];
  /** False when the server cannot search the list: then one that is not whole has no filter box. */
  searchable?: boolean;
};

/** What a long list may be filtered by. */
const searchField: QueryField = { name: "name", label: "Part of the name", kind: "text" };

export function ListTable<Row>({ searchable = true, ...props }: ListTableProps<Row>) {
  if (props.whole) return <WholeList {...props} />;
  return <PagedList {...props} searchable={searchable} />;
}

function WholeList<Row>({ page, accessors, fields, ...table }: ListTableProps<Row>) {
  const params = useSearchParams();
  // "30 days ago" stays what it was when the page was opened.
  const [now] = useState(() => new Date());
  const { state } = readTableState(params, tableRules(table.columns, table.prefix));
  const query = parseQuery(state.q, fields);
  const rows = arrangeRows(page.rows, accessors, { query, sort: state.sort, now });
  return (
    <DataTable
      {...table}
      fields={fields}
      rows={rows}
      paging={{
        total: rows.length,
        unfiltered: page.total,
        first: rows.length > 0 ? 1 : null,
        previous: null,
        next: null,
      }}
      exportLinks={exportLinksOf(accessors, rows)}
    />
  );
}

/** The server pages and filters; it knows no field but the name. */
function PagedList<Row>({ page, searchable, ...table }: ListTableProps<Row>) {
  const onFirst = useSearchParams().get(`${table.prefix ?? ""}page`) === null;
  return (
    <DataTable
      {...table}
      columns={table.columns.map((column) => ({ ...column, sort: undefined }))}
      fields={searchable ? [searchField] : []}
      quickFilters={[]}
      rows={page.rows}
      paging={{
        total: page.matching,
        unfiltered: page.total,
        first: onFirst ? 1 : null,
        previous: onFirst ? null : "",
        next: page.nextCursor,
      }}
    />
  );
}

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
