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

/** The context of `Authorization: Bearer cairn_…`; null for anything that is not a token in force. */
export async function contextFromBearer(
  authorization: string | null | undefined,
  visitor: Visitor,
): Promise<Context | null> {
  const token = /^Bearer (?<token>\S+)$/i.exec(authorization ?? "")?.groups?.["token"];
  return token === undefined ? null : contextFromToken(token, visitor);
}
