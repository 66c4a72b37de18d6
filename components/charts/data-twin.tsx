import { Num } from "../ui/num";
import type { ChartTable } from "./chart-model";
import styles from "./figure.module.css";

/** The same data as a table, for everybody; opens without script. */
export function DataTwin({ table, caption }: { table: ChartTable; caption: string }) {
  return (
    <details className={styles["twin"]}>
      <summary className={styles["summary"]}>Table</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so keys must reach it */}
      <section className={styles["scroll"]} aria-label={`Table: ${caption}`} tabIndex={0}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.label} scope="col" data-numeric={column.numeric}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((cells, row) => (
              <tr key={`${row}-${cells[0] ?? ""}`}>
                {table.columns.map((column, index) => {
                  const cell = cells[index] ?? null;
                  if (index === 0) {
                    return (
                      <th key={column.label} scope="row">
                        {cell}
                      </th>
                    );
                  }
                  return (
                    <td key={column.label} data-numeric={column.numeric}>
                      {typeof cell === "string" ? (
                        cell
                      ) : (
                        <Num
                          value={cell}
                          decimals={column.decimals}
                          signed={column.signed}
                          reason="not assessed"
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
