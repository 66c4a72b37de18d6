import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { cx } from "./cx";
import styles from "./tile.module.css";

export type TileProps = {
  label: string;
  /** Already formatted; null when it cannot be computed. Never pass 0 for "not known". */
  value: ReactNode | null;
  /** A word or a status beside the number: "Reproducible", "of 27". */
  word?: ReactNode;
  /** One sentence. For a null value: why it is not known and what would make it known. */
  explanation?: ReactNode;
  /** A level bar or a small chart under the number. */
  children?: ReactNode;
  /** Makes the whole tile one link. */
  href?: string | undefined;
};

export function Tile({ label, value, word, explanation, children, href }: TileProps) {
  return (
    <section className={styles["tile"]} aria-label={label}>
      <div className={styles["label"]}>
        {href === undefined ? label : <AppLink href={href}>{label}</AppLink>}
      </div>
      <div className={styles["line"]}>
        {value === null ? (
          <span className={cx(styles["number"], styles["unknown"])}>
            <span aria-hidden>–</span>
          </span>
        ) : (
          <span className={styles["number"]}>{value}</span>
        )}
        <span className={styles["word"]}>{value === null ? (word ?? "Not known") : word}</span>
      </div>
      {children}
      {explanation !== undefined && <p className={styles["explanation"]}>{explanation}</p>}
    </section>
  );
}
