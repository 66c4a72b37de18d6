import { Bell } from "lucide-react";
import { AppLink } from "../ui/app-link";
import { buttonClass } from "../ui/button";
import { cx } from "../ui/cx";
import { NavCount } from "./nav-count";
import styles from "./notifications-link.module.css";

/** The place of notifications in the top bar. */
export function NotificationsLink({ href, unread }: { href: string; unread?: number | undefined }) {
  return (
    <AppLink
      href={href}
      title="Notifications"
      className={cx(buttonClass("quiet"), styles["link"])}
      aria-label={
        unread === undefined || unread === 0 ? "Notifications" : `Notifications, ${unread} unread`
      }
    >
      <Bell size={20} aria-hidden />
      <NavCount count={unread} />
    </AppLink>
  );
}
