import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import styles from "./tabs.module.css";

export type TabLink = {
  href: string;
  label: ReactNode;
  current?: boolean | undefined;
  count?: number | undefined;
};

/** Tabs are links: each view has its own address, so reload, share and back keep it. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      <ul className={styles["list"]}>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <AppLink
              href={tab.href}
              className={styles["tab"]}
              aria-current={tab.current === true ? "page" : undefined}
            >
              {tab.label}
              {tab.count !== undefined && <span className={styles["count"]}>{tab.count}</span>}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
