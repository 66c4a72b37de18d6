import type { ReactNode } from "react";
import styles from "./quiet.module.css";

/** A sentence beside the matter: what is not there, or more about what is. */
export function Quiet({ children }: { children: ReactNode }) {
  return <p className={styles["quiet"]}>{children}</p>;
}
