import { and, asc, eq } from "drizzle-orm";
import type { Db } from "~/db/lease";
import { accounts, members, organisations } from "~/db/schema/identity";

/** Look-ups across organisations, for units of work that may see accounts. */
export type Account = typeof accounts.$inferSelect;

export async function accountByEmail(db: Db, email: string): Promise<Account | undefined> {
  const [account] = await db.select().from(accounts).where(eq(accounts.email, email));
  return account;
}

export async function accountById(db: Db, id: string): Promise<Account | undefined> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
  return account;
}

/** Where this person is a member, the first organisation they joined first; disabled memberships too. */
export async function membershipsOf(db: Db, accountId: string) {
  const rows = await db
    .select({
      orgId: members.orgId,
      organisation: organisations.name,
      id: members.id,
      name: members.name,
      roles: members.roles,
      status: members.status,
    })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.orgId))
    .where(and(eq(members.accountId, accountId)))
    .orderBy(asc(members.joinedAt), asc(members.id));
  return rows.map((row) => ({ ...row, accountId }));
}
