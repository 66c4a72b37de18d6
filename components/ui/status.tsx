import type { ReactNode } from "react";
import { cx } from "./cx";
import { StatusIcon, type StatusKind } from "./status-icon";
import styles from "./status.module.css";

type StatusProps = { status: StatusKind; children: ReactNode; title?: string | undefined };

/** Shape and word in running text and table cells. The word is required: colour is never alone. */
export function Status({ status, children, title }: StatusProps) {
  return (
    <span className={cx(styles["status"], styles[status])} title={title}>
      <StatusIcon status={status} />
      <span>{children}</span>
    </span>
  );
}

/** The same with a tinted ground, for the one verdict of a row or a page head. */
export function Badge({ status, children, title }: StatusProps) {
  return (
    <span className={cx(styles["badge"], styles[status])} title={title}>
      <StatusIcon status={status} size={14} />
      <span>{children}</span>
    </span>
  );
}
