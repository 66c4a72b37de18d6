import type { ReactNode } from "react";
import styles from "./page-stack.module.css";

/** The parts of a page under one another with even space; stands below the page's header. */
export function PageStack({ children }: { children: ReactNode }) {
  return <div className={styles["stack"]}>{children}</div>;
}

/** Tabs that lead a group of pages, with room before the page's own header. */
export function PageTabs({ children }: { children: ReactNode }) {
  return <div className={styles["tabs"]}>{children}</div>;
}
