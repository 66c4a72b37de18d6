import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./skeleton.module.css";

export type BoneShape =
  | "text"
  | "title"
  | "number"
  | "control"
  | "row"
  | "tile"
  | "chart"
  | "chart-compact";

type BoneProps = { shape?: BoneShape; width?: "full" | "long" | "medium" | "short" };

/** One grey block with the exact height of what will stand there. */
export function Bone({ shape = "text", width = "full" }: BoneProps) {
  return <span className={cx(styles["bone"], styles[shape], styles[width])} aria-hidden />;
}

/**
 * Wraps the bones of one region. It appears after 200 ms; after 2 s it says what is awaited, so a slow
 * load is never silent.
 */
export function Skeleton({ awaiting, children }: { awaiting: string; children: ReactNode }) {
  return (
    <div className={styles["group"]} aria-busy>
      {children}
      <output className={styles["waiting"]}>Still waiting for {awaiting}.</output>
    </div>
  );
}
