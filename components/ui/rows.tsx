import type { ReactNode } from "react";
import { Quiet } from "./quiet";
import styles from "./rows.module.css";

/** A short list inside a card, line by line; `ordered` where the order says something. */
export function Rows({ ordered = false, children }: { ordered?: boolean; children: ReactNode }) {
  const List = ordered ? "ol" : "ul";
  return <List className={styles["rows"]}>{children}</List>;
}

type RowProps = {
  /** For links that lead to this line. */
  id?: string | undefined;
  title: ReactNode;
  /** Quieter lines under the title. */
  about?: readonly ReactNode[] | undefined;
  /** Under the quiet lines, for what opens. */
  below?: ReactNode;
  /** At the end of the line: a state, what can be done. */
  children?: ReactNode;
};

export function Row({ id, title, about = [], below, children }: RowProps) {
  return (
    <li id={id} className={styles["row"]}>
      <div className={styles["words"]}>
        {title}
        {about.map((line, index) => (
          <Quiet key={index}>{line}</Quiet>
        ))}
        {below}
      </div>
      {children}
    </li>
  );
}
