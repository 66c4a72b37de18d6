"use client";

import { useId, useRef, useState, type ReactNode } from "react";
import { roles } from "../aria-roles";
import { cx } from "../cx";
import type { EmptyProps } from "../empty";
import { ErrorState, type ErrorStateProps } from "../error-state";
import { shownColumns, tableRules, type Column } from "./column";
import styles from "./data-table.module.css";
import { Pager, type Paging } from "./pager";
import type { QueryField } from "./query";
import { SelectionBar } from "./selection-bar";
import { TableBody } from "./table-body";
import { TableHead } from "./table-head";
import { TableToolbar, type SavedView } from "./table-toolbar";
import { TableVoid } from "./table-void";
import { useTableKeys } from "./use-table-keys";
import { useTableUrl } from "./use-table-url";
import { useWalk } from "./use-walk";

export type DataTableProps<Row> = {
  /** Name of the table for people who do not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What the box that marks a row calls it; its id without. */
  rowName?: ((row: Row) => string) | undefined;
  /** Where Enter and a press on the first column go. */
  rowHref?: ((row: Row) => string) | undefined;
  paging: Paging;
  /** Fields of the typed filter; without them there is no filter box. */
  fields?: readonly QueryField[] | undefined;
  /** The page's own filter in the place of the typed one, for a list that has another language; it writes `q`. */
  search?: ReactNode;
  /** What stands here when that filter leaves nothing. */
  nothing?: EmptyProps | undefined;
  /** Quick filters beside the box, as finished terms: `stage:production`. */
  quickFilters?: readonly string[] | undefined;
  views?: readonly SavedView[] | undefined;
  /** Gets the current search string; the caller asks for a name and stores it. */
  onSaveView?: ((search: string) => void) | undefined;
  /** Addresses that give ALL matching rows. */
  exportLinks?: { csv: string; json: string } | undefined;
  /** With it rows can be marked; draws the actions for the marked ids. */
  selection?: ((ids: readonly string[]) => ReactNode) | undefined;
  /** What stands here before there is anything to list. */
  empty: EmptyProps;
  error?: ErrorStateProps | undefined;
  /** A `Stale` mark when the source is older than promised. */
  stale?: ReactNode;
  /** In front of the URL parameters, when a page holds two tables. */
  prefix?: string | undefined;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, fields = [], selection, prefix } = props;
  const table = useRef<HTMLDivElement>(null);
  const url = useTableUrl(tableRules(columns, prefix));
  const paging = useWalk(props.paging, { state: url.state, prefix, count: rows.length });
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  useTableKeys(table);
  const shown = shownColumns(columns, url.state.columns);
  const ids = rows.map(rowId);
  // Marks on rows that are no longer here are forgotten, so an action never touches what is not seen.
  const live = ids.filter((one) => marked.has(one));
  const mark = (changed: readonly string[], on: boolean) =>
    setMarked(new Set(on ? [...live, ...changed] : live.filter((one) => !changed.includes(one))));
  return (
    <div ref={table} className={styles["root"]} data-density={url.state.density}>
      <TableToolbar {...props} fields={fields} url={url} />
      <div className={cx(styles["progress"], url.moving && styles["moving"])} aria-hidden />
      {selection !== undefined && live.length > 0 && (
        <SelectionBar count={live.length} onClear={() => setMarked(new Set())}>
          {selection(live)}
        </SelectionBar>
      )}
      {props.error !== undefined && <ErrorState {...props.error} />}
      {props.error === undefined && rows.length === 0 && (
        <TableVoid {...props} url={url} fields={fields} paging={paging} />
      )}
      {rows.length > 0 && (
        <Frame {...props} url={url} shown={shown} live={selection && live} onMark={mark} />
      )}
      <Pager paging={paging} count={rows.length} hrefOf={url.hrefOf} stale={props.stale} />
    </div>
  );
}

type FrameProps<Row> = DataTableProps<Row> & {
  url: ReturnType<typeof useTableUrl>;
  shown: readonly Column<Row>[];
  /** Marked ids on this page; undefined when rows cannot be marked. */
  live: readonly string[] | undefined;
  onMark: (ids: readonly string[], on: boolean) => void;
};

function Frame<Row>(props: FrameProps<Row>) {
  const { caption, rows, rowId, url, shown, live, onMark } = props;
  const id = useId();
  const ids = rows.map(rowId);
  return (
    // Wide tables scroll sideways, so the frame takes focus and the arrows move it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["frame"]} aria-labelledby={id} tabIndex={0}>
      <table className={styles["table"]} {...roles.table} aria-busy={url.moving}>
        <caption id={id} className={styles["caption"]}>
          {caption}
        </caption>
        <TableHead
          columns={shown}
          url={url}
          selection={live && { all: live.length === ids.length, some: live.length > 0 }}
          onMarkAll={(on) => onMark(ids, on)}
        />
        <TableBody
          columns={shown}
          rows={rows}
          rowId={rowId}
          rowName={props.rowName}
          rowHref={props.rowHref}
          marked={live && new Set(live)}
          onMark={(one, on) => onMark([one], on)}
        />
      </table>
    </section>
  );
}
