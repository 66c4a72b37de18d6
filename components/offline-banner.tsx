"use client";

import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Callout } from "./ui/callout";

const subscribe = (listener: () => void) => {
  const stop = onlineManager.subscribe(listener);
  // The manager hears of changes only: a line that was cut before it listened is told to it.
  onlineManager.setOnline(navigator.onLine);
  return stop;
};

/** Says that the machine is not connected. Reading goes on with what is loaded. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    subscribe,
    () => onlineManager.isOnline(),
    () => true,
  );
  if (online) return null;
  return (
    <Callout tone="watch" banner live="status" title="You are offline">
      What is loaded stays readable. Changes are sent when the connection is back.
    </Callout>
  );
}
