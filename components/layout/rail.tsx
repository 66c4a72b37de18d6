"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { AppLink } from "../ui/app-link";
import { cx } from "../ui/cx";
import { rememberChoice } from "./cookie";
import { Logo } from "./logo";
import { isCurrent, type NavItem } from "./nav-item";
import { NavCount } from "./nav-count";
import styles from "./rail.module.css";
import { railCookie } from "./theme";

type RailProps = { nav: readonly NavItem[]; startCollapsed: boolean };

/** 224 px with words, 56 px with icons. Below 1280 px it is narrow by itself, on phones it is a menu. */
export function Rail({ nav, startCollapsed }: RailProps) {
  const pathname = usePathname();
  const [collapsed, setCollapsed] = useState(startCollapsed);
  const toggle = () => {
    setCollapsed(!collapsed);
    rememberChoice(railCookie, collapsed ? "wide" : "narrow");
  };
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav aria-label="Sections" className={cx(styles["rail"], collapsed && styles["narrow"])}>
      <AppLink href="/" className={styles["brand"]}>
        <Logo />
        <span className={styles["word"]}>Cairn</span>
      </AppLink>
      <ul className={styles["list"]}>
        {nav.map((item) => (
          <li key={item.href}>
            <AppLink
              href={item.href}
              className={styles["item"]}
              title={item.label}
              aria-current={isCurrent(item.href, pathname) ? "page" : undefined}
            >
              {item.icon}
              <span className={styles["word"]}>{item.label}</span>
              <NavCount count={item.count} />
            </AppLink>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles["toggle"]}
        onClick={toggle}
        aria-expanded={!collapsed}
        title={collapsed ? "Widen the rail" : "Narrow the rail"}
      >
        <Icon size={20} aria-hidden />
        <span className={styles["word"]}>{collapsed ? "Widen the rail" : "Narrow the rail"}</span>
      </button>
    </nav>
  );
}
