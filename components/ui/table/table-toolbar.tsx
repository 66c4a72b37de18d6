"use client";

import { Download, Settings2 } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "../chip";
import { Menu } from "../menu";
import type { MenuItem } from "../menu-row";
import { Tabs } from "../tabs";
import type { Column } from "./column";
import styles from "./data-table.module.css";
import { QueryBox } from "./query-box";
import type { QueryField } from "./query";
import type { TableDensity, TableState } from "./table-params";

export type SavedView = {
  id: string;
  label: string;
  /** The view's own state without `view`: "q=stage:production&sort=-value". */
  search: string;
  count?: number | undefined;
};

type Url = {
  state: TableState;
  ignored: readonly string[];
  hrefOf: (change: Partial<TableState>) => string;
  go: (change: Partial<TableState>) => void;
  search: string;
};

type TableToolbarProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  fields: readonly QueryField[];
  search?: ReactNode;
  quickFilters?: readonly string[] | undefined;
  views?: readonly SavedView[] | undefined;
  onSaveView?: ((search: string) => void) | undefined;
  exportLinks?: { csv: string; json: string } | undefined;
  url: Url;
};

export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { caption, fields, quickFilters = [], views = [], exportLinks, url } = props;
  const unused = quickFilters.filter((filter) => !url.state.q.includes(filter));
  return (
    <div className={styles["toolbar"]}>
      {views.length > 0 && (
        <Tabs label={`Views of ${caption}`} tabs={views.map((view) => tabOf(view, url))} />
      )}
      <div className={styles["tools"]}>
        {props.search}
        {fields.length > 0 && (
          <QueryBox
            label={`Filter ${caption}`}
            fields={fields}
            q={url.state.q}
            onChange={(q) => url.go({ q })}
          />
        )}
        <div className={styles["menus"]}>
          <Menu label="View" icon={<Settings2 size={16} aria-hidden />} items={viewItems(props)} />
          {exportLinks !== undefined && (
            <Menu
              label="Export"
              icon={<Download size={16} aria-hidden />}
              items={[
                {
                  kind: "link",
                  label: "CSV",
                  detail: "All matching rows",
                  href: exportLinks.csv,
                  download: true,
                },
                {
                  kind: "link",
                  label: "JSON",
                  detail: "All matching rows",
                  href: exportLinks.json,
                  download: true,
                },
              ]}
            />
          )}
        </div>
      </div>
      {unused.length > 0 && (
        <div className={styles["quick"]}>
          <span>Quick filters</span>
          {unused.map((filter) => (
            <Chip key={filter} href={url.hrefOf({ q: `${url.state.q} ${filter}`.trim() })}>
              {filter}
            </Chip>
          ))}
        </div>
      )}
      {url.ignored.length > 0 && (
        <output className={styles["notice"]}>
          Left out of this view, because it is not known here: <code>{url.ignored.join(", ")}</code>
        </output>
      )}
    </div>
  );
}

function tabOf(view: SavedView, url: Url) {
  const search = new URLSearchParams(view.search);
  search.set("view", view.id);
  return {
    href: `?${search}`,
    label: view.label,
    count: view.count,
    current: url.state.view === view.id,
  };
}

const densities: readonly { value: TableDensity; label: string }[] = [
  { value: "compact", label: "Compact rows" },
  { value: "default", label: "Normal rows" },
  { value: "touch", label: "Tall rows" },
];

function viewItems<Row>({ columns, url, onSaveView }: TableToolbarProps<Row>): readonly MenuItem[] {
  const save: readonly MenuItem[] =
    onSaveView === undefined
      ? []
      : [
          { kind: "separator", id: "before-save" },
          { kind: "action", label: "Save this view", onSelect: () => onSaveView(url.search) },
        ];
  return [
    { kind: "heading", label: "Columns" },
    ...columns.slice(1).map((column) => columnItem(column, columns, url)),
    { kind: "separator", id: "after-columns" },
    { kind: "heading", label: "Rows" },
    ...densities.map(({ value, label }): MenuItem => ({
      kind: "choice",
      label,
      checked: url.state.density === value,
      onSelect: () => url.go({ density: value }),
    })),
    ...save,
  ];
}

function columnItem<Row>(column: Column<Row>, columns: readonly Column<Row>[], url: Url): MenuItem {
  const standard = columns.filter((one) => one.optional !== true).map((one) => one.id);
  const chosen = url.state.columns ?? standard;
  const checked = chosen.includes(column.id);
  const toggled = columns
    .map((one) => one.id)
    .filter((id) => (id === column.id ? !checked : chosen.includes(id)));
  const isStandard = toggled.join() === standard.join();
  return {
    kind: "choice",
    label: column.header,
    checked,
    onSelect: () => url.go({ columns: isStandard ? null : toggled }),
  };
}
