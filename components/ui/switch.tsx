import type { ComponentProps, ReactNode } from "react";
import { roles } from "./aria-roles";
import styles from "./choice.module.css";
import { cx } from "./cx";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & {
  label: ReactNode;
  detail?: ReactNode;
};

/** Takes effect at once. A choice that waits for "Save" is a checkbox. */
export function Switch({ label, detail, className, ...native }: SwitchProps) {
  return (
    <label className={cx(styles["choice"], className)}>
      <input type="checkbox" {...native} {...roles.switch} className={styles["switch"]} />
      <span>
        {label}
        {detail !== undefined && <span className={styles["detail"]}>{detail}</span>}
      </span>
    </label>
  );
}
