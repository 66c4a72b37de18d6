"use client";

import { usePathname } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { Paging } from "./pager";
import type { TableState } from "./table-params";
import { stepTo, walkOn, type Walk } from "./walk";

/** Since this page was loaded, in this browser only: cursors hold values of rows, so they are not stored. */
const walk: Walk = new Map();

const never = () => () => undefined;
const onServer = () => null;

type Shown = { state: TableState; prefix: string | undefined; count: number };

/** Paging with the way back: to the page one came from, else (after a reload, or by a link) to the first. */
export function useWalk(paging: Paging, { state, prefix = "", count }: Shown): Paging {
  const { q, sort, page } = state;
  const list = JSON.stringify([usePathname(), prefix, q, sort]);
  const { next } = paging;
  useEffect(() => walkOn(walk, { list, page }, { next, count }), [list, page, next, count]);
  const step = useSyncExternalStore(never, () => stepTo(walk, { list, page }), onServer);
  return paging.previous === "" && step !== null ? { ...paging, ...step } : paging;
}
