import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { DomainError } from "~/server/core/errors";
import { trust } from "~/server/core/trust";
import { refuseOidc } from "~/server/identity/commands/refuse-oidc";
import { cookiesIn } from "./cookie";
import { authOptions, type Exchange } from "./options";
import { originOf, visitorFrom } from "./request";

/** Bytes of a form that signs in; the longest password is 1,024 characters. */
const maxBody = 16_384;

/**
 * Answers everything under /api/auth: `csrf`, `providers`, `session`, `signin/oidc`, `callback/password`,
 * `callback/oidc`, `signout`. Takes and gives web standard objects, so that it runs without Next, too.
 */
export async function answerAuth(request: Request): Promise<Response> {
  const origin = originOf(request.headers);
  const exchange: Exchange = { origin, visitor: visitorFrom(request.headers) };
  const body = await bodyOf(request);
  if (body === null) return new Response("This form is too long.", { status: 413 });
  trustOurOrigin();
  const recorder = new Recorder();
  // next-auth reads of a request and calls on a response only what these two have (next-auth/next/index.js).
  const incoming = trust<NextApiRequest>(incomingFrom(request, { origin, body }));
  await NextAuth(incoming, trust<NextApiResponse>(recorder), authOptions(exchange));
  await noteProtocolProblem(exchange);
  return recorder.toResponse(exchange);
}

/** The visitor has their answer from next-auth; the trail gets the reason. */
async function noteProtocolProblem({ protocolProblem: reason, visitor }: Exchange): Promise<void> {
  if (reason === undefined) return;
  try {
    await refuseOidc.run(visitor, { reason });
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem;
  }
}

/** The origin was worked out from a checked Host; next-auth takes it from these headers when told so. */
function trustOurOrigin(): void {
  // oxlint-disable-next-line no-restricted-properties -- next-auth can be told in no other way
  const environment = process.env;
  environment["AUTH_TRUST_HOST"] = "true";
  delete environment["NEXTAUTH_URL"];
}

type Read = { readonly origin: string; readonly body: Record<string, string> };

function incomingFrom(request: Request, { origin, body }: Read) {
  const url = new URL(request.url);
  const address = new URL(origin);
  return {
    method: request.method,
    body,
    query: {
      ...Object.fromEntries(url.searchParams),
      nextauth: url.pathname.split("/").slice(3),
    },
    cookies: Object.fromEntries(cookiesIn(request.headers)),
    headers: {
      ...Object.fromEntries(request.headers),
      "x-forwarded-host": address.host,
      "x-forwarded-proto": address.protocol.slice(0, -1),
    },
  };
}

/** Fields of a form or of a flat JSON object; null when there is too much of it. */
async function bodyOf(request: Request): Promise<Record<string, string> | null> {
  if (request.method !== "POST") return {};
  const text = await request.text();
  if (text.length > maxBody) return null;
  if (request.headers.get("content-type")?.includes("application/json")) return fieldsOf(text);
  return Object.fromEntries(new URLSearchParams(text));
}

function fieldsOf(text: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return {};
    const fields = Object.entries(parsed).map(([name, value]) => [name, String(value)]);
    return Object.fromEntries(fields);
  } catch {
    return {};
  }
}

/** The part of a Node response that next-auth writes to. */
class Recorder {
  #status = 200;
  #body = "";
  readonly #headers = new Headers({ "cache-control": "no-store" });
  #cookies: string[] = [];

  status(code: number): this {
    this.#status = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return name.toLowerCase() === "set-cookie"
      ? this.#cookies
      : (this.#headers.get(name) ?? undefined);
  }

  setHeader(name: string, value: string | string[]): this {
    if (name.toLowerCase() === "set-cookie") this.#cookies = [value].flat();
    else this.#headers.set(name, String(value));
    return this;
  }

  json(body: unknown): void {
    this.#headers.set("content-type", "application/json");
    this.#body = JSON.stringify(body);
  }

  send(body: unknown): void {
    if (typeof body === "object" && body !== null) this.json(body);
    else this.#body = typeof body === "string" ? body : "";
  }

  end(): void {
    this.#body = "";
  }

  /** A refused attempt beyond the limit is 429 to programs, and the sign-in page to people. */
  toResponse({ retryAfterSeconds }: Exchange): Response {
    const headers = this.#headers;
    for (const cookie of this.#cookies) headers.append("set-cookie", cookie);
    if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
    const limited = retryAfterSeconds !== undefined && this.#status === 401;
    return new Response(this.#body, { status: limited ? 429 : this.#status, headers });
  }
}
