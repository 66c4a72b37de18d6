import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { members, sessions } from "~/db/schema/identity";
import { type Context, type Visitor, vouchForOrg } from "~/server/core/context";
import { env } from "~/server/core/env";
import { seenEverySeconds } from "../rules/lifetime";
import { rolesOf } from "./roles";

/** Neither ended, nor idle, nor old, and its member is active: all by the database's clock. */
const alive = and(
  isNull(sessions.revokedAt),
  gt(sessions.idleExpiresAt, sql`now()`),
  gt(sessions.absoluteExpiresAt, sql`now()`),
  eq(members.status, "active"),
);

const unseen = sql<boolean>`${sessions.lastSeenAt} < now() - make_interval(secs => ${seenEverySeconds})`;

/**
 * The context of a signed-in request, looked up anew every time: what was ended, disabled or re-assigned
 * a moment ago counts now. Null when the session is no longer good. This is where an OrgId comes from.
 */
export async function contextFromSession(
  sessionId: string,
  { requestId, log, now }: Visitor,
): Promise<Context | null> {
  const found = await database().read({ "app.identity": "on" }, (db) =>
    db
      .select({
        orgId: sessions.orgId,
        memberId: members.id,
        accountId: members.accountId,
        name: members.name,
        roles: members.roles,
        unseen,
      })
      .from(sessions)
      .innerJoin(members, and(eq(members.orgId, sessions.orgId), eq(members.id, sessions.memberId)))
      .where(and(eq(sessions.id, sessionId), alive)),
  );
  const [row] = found;
  if (!row || row.accountId === null) return null;
  const { orgId, unseen: due, roles, accountId, ...rest } = row;
  const person = { ...rest, accountId };
  if (due) await noteSeen({ orgId, memberId: row.memberId, sessionId }, log);
  const actor = { kind: "member", ...person, sessionId, roles: rolesOf(roles) } as const;
  return { actor, orgId: vouchForOrg(orgId), requestId, log, now };
}

type Seen = { readonly orgId: string; readonly memberId: string; readonly sessionId: string };

/** Keeps the session from going idle. A database that cannot write still lets people read. */
async function noteSeen({ orgId, memberId, sessionId }: Seen, log: Visitor["log"]): Promise<void> {
  try {
    await database().transaction({ "app.org_id": orgId }, async (db) => {
      const [touched] = await db
        .update(sessions)
        .set({
          lastSeenAt: sql`now()`,
          idleExpiresAt: sql`now() + make_interval(mins => ${env.SESSION_IDLE_MINUTES})`,
        })
        .where(and(eq(sessions.orgId, orgId), eq(sessions.id, sessionId), unseen))
        .returning({ id: sessions.id });
      if (!touched) return;
      await db
        .update(members)
        .set({ lastSeenAt: sql`now()` })
        .where(and(eq(members.orgId, orgId), eq(members.id, memberId)));
    });
  } catch (problem) {
    log.warn({ err: problem }, "a session could not be marked as seen");
  }
}
