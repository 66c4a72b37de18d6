import { createTRPCClient, httpBatchLink, type TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import type { AppRouter } from "~/server/api/trpc/root";
import { sessionGate } from "./session-gate";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** Calls of one moment travel together; the server refuses a batch of more than 20. */
const mostPerBatch = 20;
const longestUrl = 4000;

/** Reads go as `GET`, which has no room for a whole file; a client for those sends everything as `POST`. */
export const makeClient = (reads: "GET" | "POST" = "GET") =>
  createTRPCClient<AppRouter>({
    links: [
      waitForSignIn,
      httpBatchLink({
        url: "/api/trpc",
        maxItems: mostPerBatch,
        maxURLLength: longestUrl,
        ...(reads === "POST" ? { methodOverride: reads } : {}),
        transformer: superjson,
        // A form of another site cannot set a header, so this marks the request as ours.
        headers: { "x-cairn": "1" },
      }),
    ],
  });

/**
 * A request that meets an ended session is held until the person has signed in again, then sent once
 * more. Nothing on the page is lost meanwhile.
 */
const waitForSignIn: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const again = async (error: TRPCClientError<AppRouter>) => {
        const asked = op.type === "mutation" ? "by-person" : "by-page";
        if (await sessionGate.whenSignedIn(asked)) running = next(op).subscribe(observer);
        else observer.error(error);
      };
      let running = next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => {
          if (error.data?.code === "UNAUTHORIZED") void again(error);
          else observer.error(error);
        },
      });
      return () => running.unsubscribe();
    });
