import type { ReactNode } from "react";
import { ShortcutsProvider } from "../ui/shortcuts";
import { ToastRegion } from "../ui/toast";
import { GlobalShortcuts } from "./global-shortcuts";
import { KeepFocus } from "./keep-focus";
import type { NavItem } from "./nav-item";
import { Rail } from "./rail";
import styles from "./shell.module.css";
import { ShortcutsOnDemand } from "./shortcuts-on-demand";
import { TopBar } from "./top-bar";

export type ShellProps = {
  nav: readonly NavItem[];
  /** From the rail's cookie, so the first paint is already right. */
  railCollapsed?: boolean | undefined;
  /** The person's setting: single keys as shortcuts. On unless switched off. */
  singleKeys?: boolean | undefined;
  /** Organisation, team or model in view. */
  scope?: ReactNode;
  notifications?: ReactNode;
  me?: ReactNode;
  /** Full-width messages: demo data, offline, read-only. */
  banner?: ReactNode;
  /** A `CommandPalette` with its items and search; a client component of the page wires it. */
  palette?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: skip link, rail, top bar, main. */
export function Shell(props: ShellProps) {
  const {
    nav,
    railCollapsed = false,
    singleKeys,
    scope,
    notifications,
    me,
    banner,
    palette,
  } = props;
  return (
    <ShortcutsProvider singleKeys={singleKeys}>
      <ToastRegion>
        <a href="#main" className={styles["skip"]}>
          Skip to content
        </a>
        <div className={styles["shell"]}>
          <Rail nav={nav} startCollapsed={railCollapsed} />
          <div className={styles["column"]}>
            <TopBar nav={nav} scope={scope} notifications={notifications} me={me} />
            {banner !== undefined && <section aria-label="Notices">{banner}</section>}
            <main id="main" tabIndex={-1} className={styles["main"]}>
              {props.children}
            </main>
          </div>
        </div>
        <GlobalShortcuts nav={nav} />
        <KeepFocus />
        {palette}
        <ShortcutsOnDemand singleKeys={singleKeys ?? true} />
      </ToastRegion>
    </ShortcutsProvider>
  );
}
