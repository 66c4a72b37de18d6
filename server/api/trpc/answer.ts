import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { callerFromRequest } from "~/server/api/auth/caller";
import { appRouter } from "./root";

/** Calls in one batch; the browser's link uses the same number. */
const batchLimit = 20;

const noStore = { "cache-control": "no-store" };

/**
 * The door of people's pages. A page adds `x-cairn: 1`, which a browser lets only our own pages do,
 * so nothing here can be asked for by another site. Hosts, origins and body sizes were checked before.
 */
export async function answerTrpc(request: Request): Promise<Response> {
  if (request.headers.get("x-cairn") !== "1") {
    const detail =
      "Calls to this address carry the header x-cairn: 1. Programs use /api/v1, described at /api-docs.";
    return Response.json(
      { title: "Not allowed", status: 403, code: "forbidden", detail },
      { status: 403, headers: noStore },
    );
  }
  return fetchRequestHandler({
    req: request,
    endpoint: "/api/trpc",
    router: appRouter,
    // An operation that gives its caller a new session puts the cookie into these.
    createContext: ({ resHeaders }) => callerFromRequest(request.headers, resHeaders),
    maxBatchSize: batchLimit,
    allowMethodOverride: true,
    responseMeta: () => ({ headers: noStore }),
  });
}
