import { and, eq, isNull, ne, notInArray, sql } from "drizzle-orm";
import type { Db } from "~/db/lease";
import { sessions } from "~/db/schema/identity";
import type { Actor, Work } from "~/server/core/context";
import { env } from "~/server/core/env";
import { DomainError, found } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import type { Role } from "~/server/core/permissions";
import { sessionHours } from "../../rules/lifetime";

export type Entering = {
  readonly orgId: string;
  readonly memberId: string;
  readonly method: "password" | "oidc";
  readonly userAgent: string;
  /** Of the session it takes over from; otherwise it lasts as long as any. */
  readonly absoluteExpiresAt?: Date;
};

/** A fresh session by the database's clock; nobody ever continues one that existed before they signed in. */
export async function openSession(db: Db, entering: Entering): Promise<string> {
  const id = newId();
  await db.insert(sessions).values({
    ...entering,
    id,
    userAgent: entering.userAgent.slice(0, 400),
    createdAt: sql`now()`,
    lastSeenAt: sql`now()`,
    idleExpiresAt: sql`now() + make_interval(mins => ${env.SESSION_IDLE_MINUTES})`,
    absoluteExpiresAt:
      entering.absoluteExpiresAt ?? sql`now() + make_interval(hours => ${sessionHours})`,
  });
  return id;
}

/** Ends a member's sessions, all or all but one; the next request with one of them is refused. How many ended. */
export async function endSessions(
  { db, orgId }: Pick<Work, "db" | "orgId">,
  memberId: string,
  keep?: string,
): Promise<number> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(sessions.orgId, orgId),
        eq(sessions.memberId, memberId),
        isNull(sessions.revokedAt),
        keep === undefined ? undefined : ne(sessions.id, keep),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

/** Ends one open session of this member; false when there was none. */
export async function endSession(
  { db, orgId }: Pick<Work, "db" | "orgId">,
  memberId: string,
  sessionId: string,
): Promise<boolean> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(sessions.orgId, orgId),
        eq(sessions.memberId, memberId),
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/**
 * Replaces the caller's session by a new one that ends no later, so that a copy of the old cookie is worth
 * nothing. Where nobody could be handed the new one, the session stays. The id of the session to go on with.
 */
export async function renewSession(
  work: Work,
  into?: Pick<Entering, "orgId" | "memberId">,
): Promise<string> {
  const { memberId, sessionId } = personOf(work);
  if (!work.handOver) return sessionId;
  const own = and(eq(sessions.orgId, work.orgId), eq(sessions.id, sessionId));
  const [old] = await work.db.select().from(sessions).where(own);
  const { method, userAgent, absoluteExpiresAt } = found(old, "Your session");
  const target = into ?? { orgId: work.orgId, memberId };
  const fresh = await openSession(work.db, { ...target, method, userAgent, absoluteExpiresAt });
  await endSession(work, memberId, sessionId);
  return fresh;
}

/** As `endSessions`, in every organisation of an account. Needs the reach of accounts. */
export async function endSessionsOfAccount(
  { db }: Pick<Work, "db">,
  accountId: string,
  keep: readonly string[],
): Promise<number> {
  const theirs = sql`(${sessions.orgId}, ${sessions.memberId}) in (select m.org_id, m.id from member m where m.account_id = ${accountId})`;
  const ended = await db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(theirs, isNull(sessions.revokedAt), notInArray(sessions.id, [...keep])))
    .returning({ id: sessions.id });
  return ended.length;
}

type SignedIn = Extract<Actor, { kind: "member" }>;

/** The person behind a request; tokens and jobs have no sessions, passwords or names of their own. */
export function personOf({ actor }: Pick<Work, "actor">): SignedIn {
  if (actor.kind === "member") return actor;
  throw new DomainError("forbidden", "Only a person who is signed in can do this, not a token.");
}

type Person = { readonly id: string; readonly accountId: string; readonly name: string };

/** The author of an entry in the trail for somebody who is on the way in; `sessionId` is empty before there is one. */
export const personActor = (
  person: Person & { readonly roles: readonly Role[] },
  sessionId = "",
): Actor => ({
  kind: "member",
  memberId: person.id,
  accountId: person.accountId,
  sessionId,
  name: person.name,
  roles: person.roles,
});
