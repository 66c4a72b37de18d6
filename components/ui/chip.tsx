import { X } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import styles from "./chip.module.css";
import { cx } from "./cx";

export type ChipProps = {
  children: ReactNode;
  tone?: "plain" | "selected" | "level" | "mono" | "watch" | undefined;
  href?: string | undefined;
  /** With it the chip gets a remove button; `removeLabel` says what goes away. */
  onRemove?: (() => void) | undefined;
  removeLabel?: string | undefined;
  title?: string | undefined;
};

export function Chip(props: ChipProps) {
  const { children, tone = "plain", href, onRemove, removeLabel = "Remove", title } = props;
  const className = cx(styles["chip"], styles[tone], onRemove && styles["removable"]);
  const text = <span className={styles["text"]}>{children}</span>;
  if (href !== undefined) {
    return (
      <AppLink href={href} className={className} title={title}>
        {text}
      </AppLink>
    );
  }
  return (
    <span className={className} title={title}>
      {text}
      {onRemove && (
        <button
          type="button"
          className={styles["remove"]}
          aria-label={removeLabel}
          onClick={onRemove}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </span>
  );
}
