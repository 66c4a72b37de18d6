import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./nav-count.module.css";

/** How many things wait for the person; nothing is drawn when none do or it is not known. */
export function NavCount({ count }: { count: number | undefined }) {
  if (count === undefined || count === 0) return null;
  return (
    <span className={styles["count"]}>
      {count > 99 ? "99+" : count}
      <VisuallyHidden> waiting</VisuallyHidden>
    </span>
  );
}
