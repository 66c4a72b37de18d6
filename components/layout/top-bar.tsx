"use client";

import { CircleHelp, MenuIcon, Search } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "../ui/app-link";
import { IconButton } from "../ui/icon-button";
import { Keys } from "../ui/keys";
import { Menu } from "../ui/menu";
import { Logo } from "./logo";
import type { NavItem } from "./nav-item";
import { openPalette, openShortcuts } from "./open-signal";
import styles from "./top-bar.module.css";

type TopBarProps = {
  nav: readonly NavItem[];
  scope: ReactNode;
  notifications: ReactNode;
  me: ReactNode;
};

export function TopBar({ nav, scope, notifications, me }: TopBarProps) {
  return (
    <header className={styles["bar"]}>
      <div className={styles["phone"]}>
        <Menu
          label="Sections"
          iconOnly
          variant="quiet"
          align="start"
          icon={<MenuIcon size={20} aria-hidden />}
          items={nav.map((item) => ({
            kind: "link",
            label: item.label,
            href: item.href,
            icon: item.icon,
            detail:
              item.count === undefined || item.count === 0 ? undefined : `${item.count} waiting`,
          }))}
        />
        <AppLink href="/" aria-label="Cairn, home" className={styles["home"]}>
          <Logo />
        </AppLink>
      </div>
      <div className={styles["scope"]}>{scope}</div>
      <button type="button" className={styles["search"]} onClick={openPalette}>
        <Search size={16} aria-hidden />
        <span className={styles["searchWords"]}>Search or go to</span>
        <span className={styles["searchKeys"]} aria-hidden>
          <Keys keys={["Ctrl", "K"]} />
        </span>
      </button>
      <div className={styles["tools"]}>
        {notifications}
        <IconButton
          label="Help and shortcuts"
          icon={<CircleHelp size={20} aria-hidden />}
          onClick={openShortcuts}
        />
        {me}
      </div>
    </header>
  );
}
