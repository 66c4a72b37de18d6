import type { Caller } from "~/server/api/trpc/init";
import type { Context, Visitor } from "~/server/core/context";
import { contextFromToken } from "~/server/identity/queries/api-token";
import { contextFromSession } from "~/server/identity/queries/session";
import { sessionCookie, sessionIdIn } from "./cookie";
import { type HeaderView, originOf, visitorFrom } from "./request";

/**
 * Who calls: the visitor always, the member when the request's session is good at this moment.
 * `answer` are the headers of the response, for operations that give the caller a new session.
 */
export async function callerFromRequest(headers: HeaderView, answer?: Headers): Promise<Caller> {
  const visitor = visitorFrom(headers);
  const origin = originOf(headers);
  const sessionId = await sessionIdIn(headers, origin);
  const context = sessionId === null ? null : await contextFromSession(sessionId, visitor);
  if (context === null || answer === undefined) return { visitor, context };
  const handOver = async (fresh: string): Promise<void> =>
    answer.append("set-cookie", await sessionCookie(fresh, origin));
  return { visitor, context: { ...context, handOver } };
}

/**
 * The context of `Authorization: Bearer cairn_…`, or of `Basic` with the token as its password, as clients send it that
 * know users and passwords only; null for anything that is not a token in force.
 */
export async function contextFromBearer(
  authorization: string | null | undefined,
  visitor: Visitor,
): Promise<Context | null> {
  const { scheme, value = "" } =
    /^(?<scheme>Bearer|Basic) (?<value>\S+)$/i.exec(authorization ?? "")?.groups ?? {};
  if (scheme === undefined) return null;
  const token = scheme.toLowerCase() === "basic" ? passwordIn(value) : value;
  return contextFromToken(token, visitor);
}

/** What stands behind the first colon (RFC 7617). */
function passwordIn(credentials: string): string {
  const text = Buffer.from(credentials, "base64").toString("utf8");
  return text.slice(text.indexOf(":") + 1);
}
