import type { ReactNode } from "react";
import styles from "./empty.module.css";

export type EmptyProps = {
  title: ReactNode;
  /** One below the heading it stands under: 2 under the page's title, 3 inside a titled card. */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** What will appear here, and from where. */
  children: ReactNode;
  /** The one primary action. */
  action?: ReactNode;
  /** One quiet alternative, such as "See it with demo data". */
  secondary?: ReactNode;
  /** The chart or table that will stand here, drawn faintly behind the words. */
  ghost?: ReactNode;
};

export function Empty(props: EmptyProps) {
  const { title, headingLevel = 2, children, action, secondary, ghost } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={styles["empty"]}>
      {ghost !== undefined && (
        <div className={styles["ghost"]} aria-hidden inert>
          {ghost}
        </div>
      )}
      <div className={styles["words"]}>
        <Heading className={styles["title"]}>{title}</Heading>
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
