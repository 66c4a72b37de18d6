import { Fragment, type ReactNode } from "react";
import styles from "./definition-list.module.css";

export type Definition = { term: string; detail: ReactNode };

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={styles["list"]}>
      {items.map((item) => (
        <Fragment key={item.term}>
          <dt className={styles["term"]}>{item.term}</dt>
          <dd className={styles["detail"]}>{item.detail}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
