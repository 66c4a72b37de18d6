import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Visitor } from "~/server/core/context";
import { env } from "~/server/core/env";
import { log } from "~/server/core/log";

/** Any view of request headers: `Headers`, Next's read-only ones, or `headersOf` a Node request. */
export type HeaderView = { get(name: string): string | null };

/** Set by `stampRequest` and by nobody else, so they can be believed. */
const clientHeader = "x-cairn-client";
const requestIdHeader = "x-request-id";

/**
 * Writes who is calling onto a Node request before it is handed to any door, over whatever the client
 * sent under these names. Behind a trusted proxy the client is the last address that proxy appended.
 */
export function stampRequest({
  headers,
  socket,
}: Pick<IncomingMessage, "headers" | "socket">): string {
  const requestId = randomUUID();
  const forwarded = env.TRUSTED_PROXY ? lastOf(headers["x-forwarded-for"]) : "";
  headers[clientHeader] = forwarded === "" ? (socket.remoteAddress ?? "") : forwarded;
  headers[requestIdHeader] = requestId;
  return requestId;
}

const lastOf = (list: string | string[] | undefined): string =>
  (Array.isArray(list) ? list.join(",") : (list ?? "")).split(",").at(-1)?.trim() ?? "";

/** A Node request's headers as the doors read them. */
export function headersOf({ headers }: Pick<IncomingMessage, "headers">): Headers {
  const view = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const one of values) view.append(name, one);
  }
  return view;
}

export function visitorFrom(headers: HeaderView): Visitor {
  const requestId = headers.get(requestIdHeader) ?? randomUUID();
  return {
    requestId,
    log: log.child({ requestId }),
    now: () => new Date(),
    ipAddress: headers.get(clientHeader) ?? "",
    userAgent: headers.get("user-agent") ?? "",
  };
}

/**
 * Where the person reaches Cairn, e.g. `https://cairn.example.com`. The Host header has been checked
 * against APP_ORIGINS at the front door; without that setting Cairn is reached directly, over plain HTTP.
 */
export function originOf(headers: HeaderView): string {
  const host = headers.get("host") ?? `${env.HOST}:${env.PORT}`;
  const named = env.APP_ORIGINS?.find((origin) => new URL(origin).host === host);
  if (named !== undefined) return named;
  const secure = env.TRUSTED_PROXY && lastOf(headers.get("x-forwarded-proto") ?? "") === "https";
  return `${secure ? "https" : "http"}://${host}`;
}
