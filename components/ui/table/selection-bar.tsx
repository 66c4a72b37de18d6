import type { ReactNode } from "react";
import { Button } from "../button";
import { formatNumber } from "../format-number";
import styles from "./data-table.module.css";

type SelectionBarProps = { count: number; onClear: () => void; children: ReactNode };

export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  return (
    <div className={styles["selection"]}>
      <output>{formatNumber(count)} selected on this page</output>
      {children}
      <Button variant="quiet" size="small" onClick={onClear}>
        Clear selection
      </Button>
    </div>
  );
}
