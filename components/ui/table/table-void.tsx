import { Button } from "../button";
import { Empty, type EmptyProps } from "../empty";
import { formatNumber } from "../format-number";
import styles from "./data-table.module.css";
import type { Paging } from "./pager";
import { readParts, type QueryField } from "./query";
import { joinParts } from "./query-format";
import type { TableState } from "./table-params";

type TableVoidProps = {
  url: { state: TableState; go: (change: Partial<TableState>) => void };
  fields: readonly QueryField[];
  paging: Paging;
  empty: EmptyProps;
  nothing?: EmptyProps | undefined;
};

/** No rows: either nothing exists yet, or the filter leaves nothing, which is a different thing to say. */
export function TableVoid({ url, fields, paging, empty, nothing }: TableVoidProps) {
  if (nothing !== undefined && url.state.q !== "") {
    return (
      <div className={styles["void"]}>
        <Empty {...nothing} />
      </div>
    );
  }
  const parts = readParts(url.state.q, fields);
  if (parts.length === 0) {
    return (
      <div className={styles["void"]}>
        <Empty {...empty} />
      </div>
    );
  }
  const all = paging.unfiltered ?? null;
  const last = parts.at(-1)?.source ?? "";
  return (
    <div className={styles["void"]}>
      <Empty
        title={all === null ? "Nothing matches" : `0 of ${formatNumber(all)} match`}
        action={
          <Button onClick={() => url.go({ q: joinParts(parts.slice(0, -1)) })}>Clear {last}</Button>
        }
        secondary={
          parts.length > 1 && (
            <Button variant="quiet" onClick={() => url.go({ q: "" })}>
              Clear all filters
            </Button>
          )
        }
      >
        The filter is <code>{url.state.q}</code>.
      </Empty>
    </div>
  );
}
