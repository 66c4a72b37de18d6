import type { IncomingMessage } from "node:http";
import type { Door, Method } from "./door";
import { headerOf } from "./exchange";
import { limits } from "./limits";
import type { Problem } from "./problem";
import type { Sites } from "./sites";

/** Request lines that no browser and no client of ours sends, and that proxies and routers read differently. */
export function strangeTarget(request: IncomingMessage): Problem | null {
  const url = request.url ?? "";
  if (url.length > limits.urlBytes) {
    const detail = `The address is longer than ${limits.urlBytes} characters. Send large input in a body.`;
    return { status: 414, code: "too-large", detail };
  }
  const [path = ""] = url.split("?", 1);
  const odd = !path.startsWith("/") || path.startsWith("//") || /[\\\s#]|%(?:00|5c)/i.test(path);
  if (odd || !decodes(path)) {
    const detail = "The address must be a path that starts with one slash, properly encoded.";
    return { status: 400, code: "invalid", detail };
  }
  return repeatedHost(request);
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Two Host headers are how one request is read as two different ones by two programs. */
function repeatedHost({ rawHeaders }: IncomingMessage): Problem | null {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host");
  if (hosts.length === 1) return null;
  return { status: 400, code: "invalid", detail: "Send exactly one Host header." };
}

export function wrongMethod(request: IncomingMessage, { methods }: Door): Problem | null {
  const offered: readonly string[] = methods;
  if (offered.includes(request.method ?? "")) return null;
  const allow = methods.join(", ");
  const detail = `${shortened(request.method)} is not offered here. Use ${allow}.`;
  return { status: 405, code: "method", detail, headers: { allow } };
}

export function foreignHost(request: IncomingMessage, sites: Sites): Problem {
  const host = shortened(headerOf(request, "host"));
  const detail = `This server does not answer as "${host}". Open ${sites.home}, or have the operator add this address to APP_ORIGINS.`;
  return { status: 421, code: "host", detail };
}

const shortened = (text = ""): string => text.replaceAll(/[^\x21-\x7e]/g, "").slice(0, 100);

const reading: readonly Method[] = ["GET", "HEAD"];
const isReading = (method = ""): boolean => reading.some((name) => name === method);

/**
 * Another site must not act in the name of a signed-in person. Browsers say where a request comes from in
 * `Sec-Fetch-Site` and `Origin`; a request that can change something and says neither is refused as well.
 */
export function foreignSite(request: IncomingMessage, door: Door, sites: Sites): Problem | null {
  if (door.guard === "anyone" || (door.guard === "machine" && !usesCookies(request))) return null;
  const foreign = isReading(request.method)
    ? readFromElsewhere(request, door)
    : sentFromElsewhere(request, sites);
  if (!foreign) return null;
  const detail =
    "This request does not come from a page of this server. Open Cairn itself and try again there.";
  return { status: 403, code: "forbidden", detail };
}

/** A bearer token is never added by a browser on its own, so it proves that the caller meant it. */
const usesCookies = (request: IncomingMessage): boolean =>
  headerOf(request, "authorization") === undefined && headerOf(request, "cookie") !== undefined;

function sentFromElsewhere(request: IncomingMessage, sites: Sites): boolean {
  const site = headerOf(request, "sec-fetch-site");
  const origin = headerOf(request, "origin");
  if (site !== undefined && site !== "same-origin") return true;
  return origin === undefined ? site === undefined : !sites.includes(origin);
}

/** Following a link to us is fine; embedding our data in another site's page is not. */
function readFromElsewhere(request: IncomingMessage, { policy }: Door): boolean {
  const site = headerOf(request, "sec-fetch-site");
  const elsewhere = site === "cross-site" || site === "same-site";
  return policy === "data" && elsewhere && headerOf(request, "sec-fetch-mode") !== "navigate";
}

/** Only plain JSON bodies are read, except where a form of our own is posted (sign-in). */
export function wrongContent(
  request: IncomingMessage,
  accepted: readonly string[],
): Problem | null {
  if (headerOf(request, "content-encoding") !== undefined) {
    return { status: 415, code: "content-type", detail: "Send the body without compression." };
  }
  const [type = ""] = (headerOf(request, "content-type") ?? "").split(";", 1);
  if (accepted.includes(type.trim().toLowerCase())) return null;
  const detail = `Send the body as ${accepted.join(" or ")}.`;
  return { status: 415, code: "content-type", detail, headers: { accept: accepted.join(", ") } };
}
