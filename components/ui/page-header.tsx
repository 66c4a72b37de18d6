import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";
import styles from "./page-header.module.css";

export type PageHeaderProps = {
  title: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
  /** One sentence with the answer of the page, computed from its data. */
  finding?: ReactNode;
  /** A badge beside the title. */
  status?: ReactNode;
  /** Small facts: owner, as-of, version. */
  meta?: ReactNode;
  /** The one primary action, with quieter ones before it. */
  actions?: ReactNode;
};

export function PageHeader({
  title,
  crumbs = [],
  finding,
  status,
  meta,
  actions,
}: PageHeaderProps) {
  return (
    <header className={styles["header"]}>
      {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <div className={styles["line"]}>
        <div className={styles["words"]}>
          <div className={styles["title"]}>
            <h1>{title}</h1>
            {status}
          </div>
          {finding !== undefined && <p className={styles["finding"]}>{finding}</p>}
          {meta !== undefined && <div className={styles["meta"]}>{meta}</div>}
        </div>
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </div>
    </header>
  );
}
