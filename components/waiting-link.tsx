"use client";

import { NotificationsLink } from "./layout/notifications-link";
import { useWaiting } from "./use-waiting";

/** The bell, with how many things wait for this person. */
export function WaitingLink() {
  const waiting = useWaiting();
  return <NotificationsLink href="/notifications" unread={waiting?.length} />;
}
