import { MutationCache, QueryClient, type QueryKey } from "@tanstack/react-query";
import superjson from "superjson";
import { codeOf } from "./problem";

/** Data is fresh for this long; live updates mark it old earlier when something changed. */
const freshMs = 30_000;
const mostRetries = 2;

/** Errors that the same request would meet again: refusals and unknown things. */
const final = new Set(["BAD_REQUEST", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "CONFLICT"]);

/**
 * One per browser tab, and one per request on the server.
 * `changed` is told the command that this tab has carried out: `identity.createTeam`.
 */
export function makeQueryClient(changed: (action: string) => void): QueryClient {
  const mutationCache = new MutationCache();
  mutationCache.subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    const action = pathOf(event.mutation.options.mutationKey).join(".");
    if (action !== "") changed(action);
  });
  return new QueryClient({
    mutationCache,
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        // While a page is made on the server a failed read is left to the browser.
        retry: (failures, error) =>
          typeof window !== "undefined" &&
          failures < mostRetries &&
          !final.has(codeOf(error) ?? ""),
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}

/** The first word of a key is its domain. */
export const domainOf = (key: QueryKey | undefined): string => pathOf(key)[0] ?? "";

/** tRPC's keys are `[["identity", "listTeams"], …]`. */
function pathOf(key: QueryKey | undefined): readonly string[] {
  const path: unknown = key?.[0];
  return Array.isArray(path) ? path.filter((word) => typeof word === "string") : [];
}
