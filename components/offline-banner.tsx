"use client";

import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Callout } from "./ui/callout";

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

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
