import { callerFromRequest, contextFromBearer } from "~/server/api/auth/caller";
import { type HeaderView, visitorFrom } from "~/server/api/auth/request";
import { actorId, type Context } from "~/server/core/context";
import { type Exchange, headerOf } from "~/server/http/exchange";
import { limits } from "~/server/http/limits";
import { type Problem, Refused } from "~/server/http/problem";
import { RateLimit } from "~/server/http/rate-limit";
import { unauthenticated } from "./problems";

/** How often one caller may call, and how often one address may come with something that is no good. */
export type Pace = { readonly callers: RateLimit; readonly strangers: RateLimit };

export const newPace = (): Pace => ({
  callers: new RateLimit(limits.callerPace),
  strangers: new RateLimit(limits.strangerPace),
});

/** A token when one is sent, else the session of a signed-in person. Throws Refused 401 or 429. */
export async function identify(exchange: Exchange, { callers, strangers }: Pace): Promise<Context> {
  const { request, client } = exchange;
  keepPace(strangers.look(client.address));
  const headers: HeaderView = { get: (name) => headerOf(request, name.toLowerCase()) ?? null };
  const authorization = headers.get("authorization");
  const context =
    authorization === null
      ? (await callerFromRequest(headers)).context
      : await contextFromBearer(authorization, visitorFrom(headers));
  if (context === null) {
    strangers.take(client.address);
    throw new Refused(unauthenticated);
  }
  keepPace(callers.take(`${context.orgId} ${actorId(context.actor)}`));
  const key = headers.get("idempotency-key");
  return key === null ? context : { ...context, idempotencyKey: usableKey(key) };
}

function keepPace(waitSeconds: number): void {
  if (waitSeconds === 0) return;
  const seconds = Math.ceil(waitSeconds);
  const problem: Problem = {
    status: 429,
    code: "too-many",
    detail: `Too many requests in a short time. Go on after ${seconds} seconds, and more slowly.`,
    headers: { "retry-after": String(seconds) },
  };
  throw new Refused(problem);
}

function usableKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const detail = "An Idempotency-Key is 1 to 255 printable characters without spaces.";
  throw new Refused({ status: 400, code: "invalid", detail });
}
