import { and, eq, sql } from "drizzle-orm";
import { members, organisations } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { rolesOf } from "./roles";

/** One member of the caller's organisation. @throws DomainError not-found */
export async function requireMember({ db, orgId }: Work, memberId: string) {
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.orgId, orgId), eq(members.id, memberId)));
  const member = found(row, "The member");
  return { ...member, roles: rolesOf(member.roles) };
}

/** @throws DomainError precondition for people of the demonstration: they go with it, and only its teams know them. */
export function refuseInvented({ isDemo, name }: { isDemo: boolean; name: string }): void {
  if (!isDemo) return;
  throw new DomainError(
    "precondition",
    `${name} is invented and belongs to the demonstration. Choose a member who can sign in.`,
  );
}

/** Makes changes of roles and access wait for each other, so that two admins cannot remove one another. */
export async function holdMemberships({ db, orgId }: Work): Promise<void> {
  await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, orgId))
    .for("no key update");
}

/** @throws DomainError precondition when nobody would be left to look after the organisation. */
export async function requireAnAdmin({ db, orgId }: Work): Promise<void> {
  const [admin] = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.orgId, orgId),
        eq(members.status, "active"),
        sql`'admin' = any(${members.roles})`,
      ),
    )
    .limit(1);
  if (admin) return;
  throw new DomainError(
    "precondition",
    "This is the last active admin. Make another member an admin first.",
  );
}
