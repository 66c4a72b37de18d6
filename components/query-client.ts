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
 * `changed` is told the domain that a command of this tab has written to.
 */
export function makeQueryClient(changed: (domain: string) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onSuccess: (_data, _variables, _context, mutation) => {
        const domain = domainOf(mutation.options.mutationKey);
        if (domain !== undefined) changed(domain);
      },
    }),
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

/** tRPC's keys are `[["identity", "listTeams"], …]`; the first word is the domain. */
export function domainOf(key: QueryKey | undefined): string | undefined {
  const path: unknown = key?.[0];
  const domain: unknown = Array.isArray(path) ? path[0] : undefined;
  return typeof domain === "string" ? domain : undefined;
}
