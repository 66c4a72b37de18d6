import { AppLink } from "./app-link";
import styles from "./breadcrumb.module.css";

export type Crumb = { label: string; href?: string | undefined };

/** The way up. The page itself is the heading, so it is not repeated here. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav data-print="hide" aria-label="Breadcrumb">
      <ol className={styles["list"]}>
        {crumbs.map((crumb) => (
          <li key={crumb.label} className={styles["item"]}>
            {crumb.href === undefined ? (
              <span>{crumb.label}</span>
            ) : (
              <AppLink href={crumb.href}>{crumb.label}</AppLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
