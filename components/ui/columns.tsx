import type { ReactNode } from "react";
import styles from "./columns.module.css";

type ColumnsProps = {
  /** Widths of the two, where there is room for both side by side. */
  ratio: "2:1" | "3:2";
  children: readonly [ReactNode, ReactNode];
};

/** The main matter with something beside it; under one another on narrow screens. */
export function Columns({ ratio, children }: ColumnsProps) {
  return (
    <div className={styles["columns"]} data-ratio={ratio}>
      {children}
    </div>
  );
}
