import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import styles from "./button.module.css";
import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "default" | "small";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** A 16 px icon before the words. */
  icon?: ReactNode;
  /** While true the button keeps its place, shows a ring, and ignores presses without losing focus. */
  busy?: boolean | undefined;
  /** What the button says while busy, such as "Saving". Falls back to its own words. */
  busyLabel?: string | undefined;
};

export function Button(props: ButtonProps) {
  const { variant = "secondary", size, icon, busy = false, busyLabel, ...rest } = props;
  const { children, className, onClick, type = "button", ...native } = rest;
  return (
    <button
      {...native}
      type={busy ? "button" : type}
      className={cx(buttonClass(variant, size), className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <BusyFace label={busyLabel ?? children} /> : <Face icon={icon}>{children}</Face>}
    </button>
  );
}

function BusyFace({ label }: { label: ReactNode }) {
  return (
    <Face icon={<LoaderCircle size={16} className={styles["spinner"]} aria-hidden />}>{label}</Face>
  );
}

function Face({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <>
      {icon}
      {children}
    </>
  );
}

/** The same look for elements that are not buttons (links, summaries). */
export function buttonClass(variant: ButtonVariant, size: ButtonSize = "default"): string {
  return cx(styles["button"], styles[variant], size === "small" && styles["small"]);
}
