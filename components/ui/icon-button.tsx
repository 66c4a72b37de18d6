import type { ComponentProps, ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";
import styles from "./button.module.css";
import { cx } from "./cx";

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  /** What pressing it does; read aloud and shown on hover. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
};

export function IconButton(props: IconButtonProps) {
  const { label, icon, variant = "quiet", size = "default", className, ...native } = props;
  return (
    <button
      type="button"
      title={label}
      {...native}
      aria-label={label}
      className={cx(buttonClass(variant, size), styles["square"], className)}
    >
      {icon}
    </button>
  );
}
