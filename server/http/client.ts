import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { newId } from "~/server/core/ids";
import { type Client, headerOf } from "./exchange";
import type { Sites } from "./sites";

type Rules = { readonly sites: Sites; readonly trustedProxy: boolean };

const forwarded = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded"];

/** What must never come in from outside: the pages believe these names. */
const reserved = [
  ...forwarded,
  "x-cairn-client",
  "x-forwarded-port",
  "x-real-ip",
  "x-request-id",
  "x-nonce",
  "x-middleware-subrequest",
  "content-security-policy",
  "content-security-policy-report-only",
];

/** Who calls. Forwarded headers count only when the operator said that a proxy sets them; null: the host is not ours. */
export function clientOf(request: IncomingMessage, { sites, trustedProxy }: Rules): Client | null {
  const peer = plainAddress(request.socket.remoteAddress ?? "");
  const said = trustedProxy ? proxyWords(request) : noWords;
  const origin = sites.originOf(said.host ?? headerOf(request, "host") ?? "", said.secure);
  if (origin === null) return null;
  return {
    address: said.address ?? peer,
    origin,
    secure: said.secure || origin.startsWith("https:"),
    local: isLoopback(peer) && !forwarded.some((name) => name in request.headers),
  };
}

const noWords = { host: undefined, address: undefined, secure: false };

const proxyWords = (request: IncomingMessage) => ({
  host: headerOf(request, "x-forwarded-host"),
  address: lastForwarded(request),
  secure: headerOf(request, "x-forwarded-proto") === "https",
});

/** For answers to callers whose host is not ours: nothing about them is believed. */
export const stranger = ({ socket }: IncomingMessage): Client => ({
  address: plainAddress(socket.remoteAddress ?? ""),
  origin: "",
  secure: false,
  local: false,
});

/** A proxy appends what it saw, so only the last entry is its word; the ones before are the caller's. */
function lastForwarded(request: IncomingMessage): string | undefined {
  const last = headerOf(request, "x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return isIP(last) === 0 ? undefined : last;
}

const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, "");

const isLoopback = (address: string): boolean => address === "::1" || address.startsWith("127.");

const requestIdShape = /^[A-Za-z0-9._:-]{8,64}$/;

/** A trusted proxy may name the request, so that its log and ours tell the same story. */
export function requestIdOf(request: IncomingMessage, trustedProxy: boolean): string {
  const given = trustedProxy ? headerOf(request, "x-request-id") : undefined;
  return given !== undefined && requestIdShape.test(given) ? given : newId();
}

/** Replaces every header the pages believe by what this server established itself. */
export function vouch(request: IncomingMessage, requestId: string, client: Client): void {
  const { headers } = request;
  for (const name of reserved) delete headers[name];
  const { protocol, host } = new URL(client.origin);
  headers["x-request-id"] = requestId;
  headers["x-cairn-client"] = client.address;
  headers["x-forwarded-for"] = client.address;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  headers["x-forwarded-host"] = host;
  headers.host = host;
}
