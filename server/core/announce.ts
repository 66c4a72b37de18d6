import { eventBus } from "~/db/client";

/**
 * Tells every open page of an organisation that a command was carried out, so that they read again.
 * A hint only: nothing depends on its arrival, and it carries names, never data.
 */
export function announce(orgId: string, action: string): void {
  eventBus()?.publish({ orgId, action });
}
