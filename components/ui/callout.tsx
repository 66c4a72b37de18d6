import { Info } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./callout.module.css";
import { cx } from "./cx";
import { StatusIcon } from "./status-icon";

export type CalloutTone = "neutral" | "info" | "good" | "watch" | "bad";

export type CalloutProps = {
  tone?: CalloutTone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Full width under the top bar, without rounded corners. */
  banner?: boolean | undefined;
  /** "alert" interrupts a screen reader; use it only for what just went wrong. */
  live?: "off" | "status" | "alert" | undefined;
};

export function Callout(props: CalloutProps) {
  const { tone = "neutral", title, children, actions, banner = false, live = "off" } = props;
  return (
    <div
      className={cx(styles["callout"], styles[tone], banner && styles["banner"])}
      role={live === "off" ? undefined : live}
    >
      <span className={styles["icon"]}>
        <CalloutIcon tone={tone} />
      </span>
      <div className={styles["body"]}>
        {title !== undefined && <p className={styles["title"]}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </div>
    </div>
  );
}

function CalloutIcon({ tone }: { tone: CalloutTone }) {
  if (tone === "neutral" || tone === "info") return <Info size={16} aria-hidden />;
  return <StatusIcon status={tone} />;
}
