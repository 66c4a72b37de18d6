import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { requireMember } from "./member";

const sessionRow = z.object({
  id: z.uuid(),
  method: z.enum(["password", "oidc"]),
  /** What the browser said of itself. */
  userAgent: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  /** When it ends by itself if nothing more is done in it. */
  endsAt: z.date(),
  /** Whether this very request came with it. */
  current: z.boolean(),
});

/** More than anybody has; a list this long is not paged. */
const mostShown = 100;

export const listOwnSessions = query({
  name: "identity.list-own-sessions",
  summary: "Where the caller is signed in, the newest first.",
  permission: "own-account:manage",
  input: z.strictObject({}),
  output: z.array(sessionRow),
  run: async (work) => {
    if (work.actor.kind !== "member") {
      throw new DomainError("forbidden", "Only a person who is signed in has sessions.");
    }
    return openSessionsOf(work, work.actor.memberId);
  },
});

export const listMemberSessions = query({
  name: "identity.list-member-sessions",
  summary: "Where a member is signed in, for an admin who has to end it.",
  permission: "members:manage",
  input: z.strictObject({ memberId: z.uuid() }),
  output: z.array(sessionRow),
  run: async (work, { memberId }) => {
    await requireMember(work, memberId);
    return openSessionsOf(work, memberId);
  },
});

async function openSessionsOf({ db, orgId, actor }: Work, memberId: string) {
  const rows = await db
    .select({
      id: sessions.id,
      method: sessions.method,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      idle: sessions.idleExpiresAt,
      absolute: sessions.absoluteExpiresAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.orgId, orgId),
        eq(sessions.memberId, memberId),
        isNull(sessions.revokedAt),
        gt(sessions.idleExpiresAt, sql`now()`),
        gt(sessions.absoluteExpiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(sessions.createdAt), sessions.id)
    .limit(mostShown);
  const mine = actor.kind === "member" ? actor.sessionId : undefined;
  return rows.map(({ idle, absolute, ...row }) => ({
    ...row,
    endsAt: idle < absolute ? idle : absolute,
    current: row.id === mine,
  }));
}
