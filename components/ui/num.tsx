import { cx } from "./cx";
import { formatNumber, unknownMark, type NumberStyle } from "./format-number";
import styles from "./num.module.css";
import { VisuallyHidden } from "./visually-hidden";

export type NumProps = NumberStyle & {
  value: number | null | undefined;
  /** Why it is not known: "no labels yet". Required in spirit wherever `value` can be null. */
  reason?: string | undefined;
};

/** A number in tabular digits. Not known reads "–" with its reason, never 0. */
export function Num({ value, reason = "no data yet", ...style }: NumProps) {
  const text = formatNumber(value, style);
  if (text !== unknownMark) return <span className={styles["num"]}>{text}</span>;
  return (
    <span className={cx(styles["num"], styles["unknown"])} title={`Not known: ${reason}`}>
      <span aria-hidden>{unknownMark}</span>
      <VisuallyHidden>not known: {reason}</VisuallyHidden>
    </span>
  );
}
