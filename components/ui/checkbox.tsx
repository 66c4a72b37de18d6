import type { ComponentProps, ReactNode } from "react";
import styles from "./choice.module.css";
import { cx } from "./cx";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  /** One line under the label. */
  detail?: ReactNode;
};

export function Checkbox({ label, detail, className, ...native }: CheckboxProps) {
  return (
    <label className={cx(styles["choice"], className)}>
      <input type="checkbox" {...native} className={styles["box"]} />
      <span>
        {label}
        {detail !== undefined && <span className={styles["detail"]}>{detail}</span>}
      </span>
    </label>
  );
}
