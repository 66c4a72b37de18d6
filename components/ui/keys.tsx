import { Fragment } from "react";
import styles from "./keys.module.css";

/** Key hints: `keys={["Ctrl", "K"]}` pressed together, `sequence` pressed one after the other. */
export function Keys({ keys, sequence = false }: { keys: readonly string[]; sequence?: boolean }) {
  return (
    <span className={styles["keys"]}>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {sequence && index > 0 && <span className={styles["then"]}>then</span>}
          <kbd className={styles["key"]}>{key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
