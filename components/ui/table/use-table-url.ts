"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { toRoute } from "../app-link";
import { changeTable, readTableState, type TableRules, type TableState } from "./table-params";

/** The state of a table from the URL, and changes to it as links or as navigation. */
export function useTableUrl(rules: TableRules) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [moving, startMoving] = useTransition();
  const hrefOf = (change: Partial<TableState>) =>
    pathname + changeTable(new URLSearchParams(params.toString()), change, rules.prefix);
  const go = (change: Partial<TableState>) => {
    // In a transition the old rows stay while the new ones are fetched.
    startMoving(() => router.push(toRoute(hrefOf(change)), { scroll: false }));
  };
  return { ...readTableState(params, rules), hrefOf, go, moving, search: params.toString() };
}
