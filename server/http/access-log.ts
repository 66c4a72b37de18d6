import type { Log } from "~/server/core/log";
import type { Exchange } from "./exchange";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const long = /^[\w-]{24,}$/;

/** Invitations and reset links carry a secret in their path; whatever looks like one is left out. */
const withoutSecrets = (path: string): string =>
  path
    .split("/")
    .map((part) => (long.test(part) && !uuid.test(part) && /\d/.test(part) ? "…" : part))
    .join("/");

type Answered = { readonly door: string; readonly ms: number };

/** One line for each answer. Probes and files of the build are told at `debug`, so that people's traffic can be read. */
export function logAccess(log: Log, exchange: Exchange, { door, ms }: Answered): void {
  const { request, response, requestId, client, path } = exchange;
  const quiet = door === "health" || door === "asset";
  const line = {
    requestId,
    method: request.method,
    path: withoutSecrets(path),
    door,
    status: response.statusCode,
    ms: Math.round(ms),
    address: client.address,
    ...(response.writableFinished ? {} : { cut: true }),
  };
  if (quiet) log.debug(line, "answered");
  else log.info(line, "answered");
}
