import { AppLink } from "../app-link";
import { roles } from "../aria-roles";
import { cx } from "../cx";
import { VisuallyHidden } from "../visually-hidden";
import type { Column } from "./column";
import styles from "./data-table.module.css";

type TableBodyProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowName: ((row: Row) => string) | undefined;
  rowHref: ((row: Row) => string) | undefined;
  marked: ReadonlySet<string> | undefined;
  onMark: (id: string, on: boolean) => void;
};

export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, rowId, marked } = props;
  return (
    <tbody {...roles.rowgroup}>
      {rows.map((row) => {
        const id = rowId(row);
        return (
          <tr
            key={id}
            {...roles.row}
            className={cx(marked?.has(id) && styles["marked"])}
            data-row
            tabIndex={-1}
          >
            {marked !== undefined && (
              <MarkCell
                on={marked.has(id)}
                onMark={(on) => props.onMark(id, on)}
                name={props.rowName?.(row) ?? id}
              />
            )}
            <RowCells {...props} row={row} />
          </tr>
        );
      })}
    </tbody>
  );
}

type MarkCellProps = { on: boolean; onMark: (on: boolean) => void; name: string };

function MarkCell({ on, onMark, name }: MarkCellProps) {
  return (
    <td {...roles.cell} className={styles["mark"]}>
      <label className={styles["markLabel"]}>
        <VisuallyHidden>Select {name}</VisuallyHidden>
        <input
          type="checkbox"
          data-mark
          checked={on}
          onChange={(event) => onMark(event.currentTarget.checked)}
        />
      </label>
    </td>
  );
}

function RowCells<Row>({ columns, row, rowHref }: TableBodyProps<Row> & { row: Row }) {
  return columns.map((column, index) => {
    const content = column.cell(row);
    if (index === 0) {
      return (
        <th key={column.id} scope="row" {...roles.rowheader} className={styles["name"]}>
          {rowHref === undefined ? (
            content
          ) : (
            <AppLink href={rowHref(row)} data-row-link>
              {content}
            </AppLink>
          )}
        </th>
      );
    }
    return (
      <td
        key={column.id}
        {...roles.cell}
        data-label={column.header}
        className={cx(column.align === "end" && styles["end"])}
      >
        {content}
      </td>
    );
  });
}
