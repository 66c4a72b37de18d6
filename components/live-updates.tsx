"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { domainOf } from "./query-client";
import { sessionGate } from "./session-gate";

/** Who shows what others write: scores show teams, and every command adds to the trail. */
const readers: Readonly<Record<string, readonly string[]>> = {
  identity: ["identity", "maturity", "audit"],
  maturity: ["maturity", "audit"],
};

/** Changes of one moment cause one reading. */
const settleMs = 150;
const pending = new Map<QueryClient, Set<string>>();

/** `identity.create-team`, or a path of the client such as `identity.createTeam`. */
function affectedBy(action: string): readonly string[] {
  const [domain = ""] = action.split(".");
  // The demonstration brings teams with it, and takes them away again.
  const teams = /demo$/i.test(action) ? ["identity"] : [];
  return [...(readers[domain] ?? [domain, "audit"]), ...teams];
}

type Listener = (domains: ReadonlySet<string>) => void;
const listeners = new Set<Listener>();

/** Calls `run` after something of this domain has changed; returns what stops it. */
export function whenChanged(domain: string, run: () => void): () => void {
  const listener: Listener = (domains) => {
    if (domains.has(domain)) run();
  };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Marks everything that may show what this action changed as old; what is on the screen is read again. */
export function markChanged(client: QueryClient, action: string): void {
  const affected = affectedBy(action);
  const waiting = pending.get(client);
  if (waiting !== undefined) {
    for (const name of affected) waiting.add(name);
    return;
  }
  const names = new Set(affected);
  pending.set(client, names);
  setTimeout(() => {
    pending.delete(client);
    for (const listener of listeners) listener(names);
    void client.invalidateQueries({
      predicate: (query) => names.has(domainOf(query.queryKey)),
    });
  }, settleMs);
}

/** Longer than the browser's own pause, since this follows a refusal and not a cut line. */
const retryMs = 15_000;

/** Listens to what others in the organisation do. Draws nothing. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = listen(client);
      source.addEventListener("error", () => {
        // A cut line is mended by the browser; a refusal (an ended session) is final, so it is tried again here.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMs);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client]);
  return null;
}

function listen(client: QueryClient): EventSource {
  const source = new EventSource("/api/events");
  source.addEventListener("announce", ({ data }: MessageEvent<string>) => {
    const action = actionOf(data);
    if (action !== undefined) markChanged(client, action);
  });
  // What happened while the line was cut is not repeated, so everything is read once more.
  source.addEventListener("resync", () => void client.invalidateQueries());
  source.addEventListener("signed-out", () => void sessionGate.whenSignedIn("by-page"));
  return source;
}

/** `{"action":"identity.create-team"}` */
function actionOf(text: string): string | undefined {
  const said: unknown = JSON.parse(text);
  if (typeof said !== "object" || said === null || !("action" in said)) return undefined;
  return typeof said.action === "string" ? said.action : undefined;
}
