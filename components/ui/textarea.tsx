import type { ComponentProps } from "react";
import styles from "./control.module.css";
import { cx } from "./cx";

/** Grows with its text where the browser can (`field-sizing`), else it can be dragged taller. */
export function Textarea({ className, rows = 3, ...native }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      {...native}
      className={cx(styles["control"], styles["area"], className)}
    />
  );
}
