import { type ReactNode, useId } from "react";
import styles from "./progress.module.css";

export type ProgressProps = {
  label: ReactNode;
  /** Done so far; null while the amount is not known yet. */
  value: number | null;
  max: number;
  /** "1,204 of 3,310 runs, 40 s left". */
  detail?: string | undefined;
};

export function Progress({ label, value, max, detail }: ProgressProps) {
  const id = useId();
  return (
    <div className={styles["progress"]}>
      <div className={styles["words"]}>
        <label htmlFor={id}>{label}</label>
        {detail !== undefined && <span className={styles["detail"]}>{detail}</span>}
      </div>
      <progress
        id={id}
        className={styles["bar"]}
        max={max}
        {...(value === null ? {} : { value })}
        aria-valuetext={detail}
      />
    </div>
  );
}
