import { and, eq } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";

/** A member of the caller's organisation who can still sign in. @throws DomainError not-found */
export async function requireActiveMember({ db, orgId }: Work, memberId: string): Promise<void> {
  const [member] = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.orgId, orgId), eq(members.id, memberId), eq(members.status, "active")));
  found(member, "The member");
}
