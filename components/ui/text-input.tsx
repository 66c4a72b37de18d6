import type { ComponentProps } from "react";
import styles from "./control.module.css";
import { cx } from "./cx";

export type TextInputProps = ComponentProps<"input"> & {
  /** Ids, hashes and code read better in fixed width. */
  mono?: boolean | undefined;
};

export function TextInput({ mono = false, className, ...native }: TextInputProps) {
  return (
    <input
      type="text"
      {...native}
      className={cx(styles["control"], mono && styles["mono"], className)}
    />
  );
}
