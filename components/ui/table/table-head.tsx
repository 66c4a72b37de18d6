import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { AppLink } from "../app-link";
import { roles } from "../aria-roles";
import { cx } from "../cx";
import { VisuallyHidden } from "../visually-hidden";
import type { Column } from "./column";
import styles from "./data-table.module.css";
import { nextSort, type TableSort, type TableState } from "./table-params";

type Url = { state: TableState; hrefOf: (change: Partial<TableState>) => string };

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  url: Url;
  selection: { all: boolean; some: boolean } | undefined;
  onMarkAll: (on: boolean) => void;
};

export function TableHead<Row>({ columns, url, selection, onMarkAll }: TableHeadProps<Row>) {
  return (
    <>
      <colgroup>
        {selection !== undefined && <col width={40} />}
        {columns.map((column) => (
          <col key={column.id} width={column.width} />
        ))}
      </colgroup>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {selection !== undefined && (
            <th {...roles.columnheader} className={styles["mark"]}>
              <label className={styles["markLabel"]}>
                <VisuallyHidden>Select all on this page</VisuallyHidden>
                <input
                  type="checkbox"
                  checked={selection.all}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = selection.some && !selection.all;
                  }}
                  onChange={(event) => onMarkAll(event.currentTarget.checked)}
                />
              </label>
            </th>
          )}
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} url={url} />
          ))}
        </tr>
      </thead>
    </>
  );
}

function HeadCell<Row>({ column, url }: { column: Column<Row>; url: Url }) {
  const { sort } = url.state;
  const mine = sort?.column === column.id ? sort : null;
  return (
    <th
      scope="col"
      {...roles.columnheader}
      title={column.about}
      aria-sort={column.sort === undefined ? undefined : (mine?.direction ?? "none")}
      className={cx(styles["head"], column.align === "end" && styles["end"])}
    >
      {column.sort === undefined ? (
        column.header
      ) : (
        <AppLink
          className={styles["sort"]}
          href={url.hrefOf({ sort: nextSort(sort, column.id, column.sort) })}
          scroll={false}
        >
          {column.header}
          <SortIcon sort={mine} />
        </AppLink>
      )}
    </th>
  );
}

function SortIcon({ sort }: { sort: TableSort | null }) {
  if (sort === null) return <ChevronsUpDown size={14} aria-hidden className={styles["unsorted"]} />;
  const Icon = sort.direction === "ascending" ? ArrowUp : ArrowDown;
  return <Icon size={14} aria-hidden />;
}
