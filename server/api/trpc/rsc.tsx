import {
  defaultShouldDehydrateQuery,
  dehydrate,
  type FetchQueryOptions,
  HydrationBoundary,
  QueryClient,
  type QueryKey,
} from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import superjson from "superjson";
import { callerFromRequest } from "~/server/api/auth/caller";
import type { Permission } from "~/server/core/permissions";
import { appRouter, createCaller } from "./root";

/** Who asks for this page: looked up once per request, however many parts of the page ask. */
export const requestCaller = cache(async () => callerFromRequest(await headers()));

/** Where somebody who is not signed in goes, with the page they wanted to come back to. */
export async function signInPath(): Promise<string> {
  const wanted = (await headers()).get("x-cairn-path") ?? "/";
  const { pathname, searchParams } = new URL(wanted, "http://cairn.invalid");
  searchParams.delete("_rsc");
  const next = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Calls operations directly, for what the server itself must know to compose a page. */
export const serverCall = cache(async () => createCaller(await requestCaller()));

/** The answer, or null for what does not exist (any more); every other failure stays one. */
export async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && missing.has(error.code)) return null;
    throw error;
  }
}

/** A malformed link is as good as none. */
const missing: ReadonlySet<TRPCError["code"]> = new Set(["NOT_FOUND", "BAD_REQUEST"]);

const requestQueries = cache(
  () =>
    new QueryClient({
      defaultOptions: {
        queries: { staleTime: 30_000, retry: false },
        dehydrate: {
          serializeData: superjson.serialize,
          // A read that is still under way is streamed to the browser when it is done.
          shouldDehydrateQuery: (query) =>
            defaultShouldDehydrateQuery(query) || query.state.status === "pending",
        },
      },
    }),
);

/** The same options as in the browser, so that a page and its component name a read alike. */
export const trpc = createTRPCOptionsProxy({
  ctx: requestCaller,
  router: appRouter,
  queryClient: requestQueries,
});

/** Starts a read without waiting for it. Its failure is shown by the component that needs it. */
export function prefetch<FnData, Failure, Data, Key extends QueryKey>(
  options: FetchQueryOptions<FnData, Failure, Data, Key>,
): void {
  void requestQueries().prefetchQuery(options);
}

/** Reads before the page is sent, for what its frame cannot be drawn without. */
export function preload<FnData, Failure, Data, Key extends QueryKey>(
  options: FetchQueryOptions<FnData, Failure, Data, Key>,
): Promise<void> {
  return requestQueries().prefetchQuery(options);
}

/** Reads before the page is sent; null when there is no such thing, so that the page can say so. */
export function readOrNull<FnData, Failure, Data, Key extends QueryKey>(
  options: FetchQueryOptions<FnData, Failure, Data, Key>,
): Promise<Data | null> {
  return orNull(requestQueries().fetchQuery(options));
}

/** Whether the caller may do this, so that a page does not start a read that would be refused. */
export async function may(permission: Permission): Promise<boolean> {
  const me = await readOrNull(trpc.identity.whoami.queryOptions({}));
  return me?.permissions.includes(permission) ?? false;
}

/** Hands what was read, and what is still being read, to the components below. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(requestQueries())}>{children}</HydrationBoundary>;
}
