import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatNumber } from "../format-number";
import { LinkButton } from "../link-button";
import styles from "./data-table.module.css";
import type { TableState } from "./table-params";

export type Paging = {
  /** Matching rows in all; null while it is not counted. */
  total: number | null;
  /** Rows without any filter, for "0 of 214 match". */
  unfiltered?: number | null | undefined;
  /** Place of the first row of this page, from 1; null when the cursor does not tell. */
  first: number | null;
  /**
   * Keyset cursors from the server; null at either end. `previous` of "" is the first page; where the reader came
   * through other pages, the table replaces it by the page they came from.
   */
  previous: string | null;
  next: string | null;
};

type PagerProps = {
  paging: Paging;
  /** Rows on this page. */
  count: number;
  hrefOf: (change: Partial<TableState>) => string;
  stale: ReactNode;
};

export function Pager({ paging, count, hrefOf, stale }: PagerProps) {
  if (count === 0 && paging.previous === null) return null;
  return (
    <nav className={styles["pager"]} aria-label="Pages">
      <output>{pageSentence(paging, count)}</output>
      {stale}
      <span className={styles["pagerLinks"]}>
        {paging.previous !== null && (
          <LinkButton
            href={hrefOf({ page: paging.previous === "" ? null : paging.previous })}
            rel="prev"
            icon={<ChevronLeft size={16} aria-hidden />}
          >
            Previous
          </LinkButton>
        )}
        {paging.next !== null && (
          <LinkButton href={hrefOf({ page: paging.next })} rel="next">
            Next
            <ChevronRight size={16} aria-hidden />
          </LinkButton>
        )}
      </span>
    </nav>
  );
}

/** "1–50 of 214", or what of it is known. */
export function pageSentence(
  { first, total }: Pick<Paging, "first" | "total">,
  count: number,
): string {
  const all = total === null ? "" : ` of ${formatNumber(total)}`;
  if (first === null || count === 0) return `${formatNumber(count)}${all} shown`;
  const last = first + count - 1;
  const range = count === 1 ? formatNumber(first) : `${formatNumber(first)}–${formatNumber(last)}`;
  return `${range}${all}`;
}
