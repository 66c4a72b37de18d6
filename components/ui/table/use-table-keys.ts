"use client";

import type { RefObject } from "react";
import { useShortcut } from "../shortcuts";

const group = "List";

/**
 * j and k move between rows, x marks a row; Enter opens it, because the row's own link has the focus.
 * Without a link the row itself is focused.
 */
export function useTableKeys(table: RefObject<HTMLElement | null>) {
  const step = (by: number) => {
    const rows = rowsOf(table.current);
    const to = rows[Math.min(rows.length - 1, Math.max(0, currentRow(rows) + by))];
    const target = to?.querySelector<HTMLElement>("[data-row-link]") ?? to;
    target?.focus();
    to?.scrollIntoView({ block: "nearest" });
  };
  const mark = () => {
    const rows = rowsOf(table.current);
    rows[currentRow(rows)]?.querySelector<HTMLElement>("[data-mark]")?.click();
  };
  useShortcut({ combo: "j", label: "Next row", group, run: () => step(1) });
  useShortcut({ combo: "k", label: "Previous row", group, run: () => step(-1) });
  useShortcut({ combo: "x", label: "Select the row", group, run: mark });
}

function rowsOf(table: HTMLElement | null): readonly HTMLElement[] {
  return table === null ? [] : [...table.querySelectorAll<HTMLElement>("[data-row]")];
}

function currentRow(rows: readonly HTMLElement[]): number {
  return rows.findIndex((row) => row.contains(document.activeElement));
}
