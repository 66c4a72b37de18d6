import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import styles from "./control.module.css";
import { cx } from "./cx";

/** The browser's own list: it works on a phone, with a keyboard and with a screen reader by itself. */
export function Select({ className, children, ...native }: ComponentProps<"select">) {
  return (
    <span className={styles["selectWrap"]}>
      <select {...native} className={cx(styles["control"], styles["select"], className)}>
        {children}
      </select>
      <ChevronDown size={16} aria-hidden />
    </span>
  );
}
