import type { ReactNode } from "react";
import styles from "./empty.module.css";

export type EmptyProps = {
  title: ReactNode;
  /** What will appear here, and from where. */
  children: ReactNode;
  /** The one primary action. */
  action?: ReactNode;
  /** One quiet alternative, such as "See it with demo data". */
  secondary?: ReactNode;
  /** The chart or table that will stand here, drawn faintly behind the words. */
  ghost?: ReactNode;
};

export function Empty({ title, children, action, secondary, ghost }: EmptyProps) {
  return (
    <div className={styles["empty"]}>
      {ghost !== undefined && (
        <div className={styles["ghost"]} aria-hidden inert>
          {ghost}
        </div>
      )}
      <div className={styles["words"]}>
        <h3>{title}</h3>
        <p className={styles["text"]}>{children}</p>
        {(action !== undefined || secondary !== undefined) && (
          <div className={styles["actions"]}>
            {action}
            {secondary}
          </div>
        )}
      </div>
    </div>
  );
}
