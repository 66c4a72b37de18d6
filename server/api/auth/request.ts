import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Visitor } from "~/server/core/context";
import { env } from "~/server/core/env";
import { log } from "~/server/core/log";

/** Any view of request headers: `Headers`, Next's read-only ones, or `headersOf` a Node request. */
export type HeaderView = { get(name: string): string | null };

/** The front door (`server/http`) writes these over whatever the client sent, so they can be believed. */
const clientHeader = "x-cairn-client";
const requestIdHeader = "x-request-id";
const protocolHeader = "x-forwarded-proto";

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

/** Where the person reaches Cairn, e.g. `https://cairn.example.com`; the front door has checked the host. */
export function originOf(headers: HeaderView): string {
  const host = headers.get("host") ?? `${env.HOST}:${env.PORT}`;
  return `${headers.get(protocolHeader) === "https" ? "https" : "http"}://${host}`;
}
