import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "~/db/client";
import { accounts, members } from "~/db/schema/identity";
import type { Threshold } from "~/server/core/context";
import { type Entry, entry, EntryRefused } from "~/server/core/entry";
import { DomainError, found } from "~/server/core/errors";
import { hashPassword } from "../adapters/password-hash";
import { membershipsOf } from "../queries/accounts";
import { rolesOf } from "../queries/roles";
import { forgiveAttempts } from "./steps/attempts";
import { linkToken, requireGoodPassword, typedPassword } from "./steps/fields";
import { type Link, peekLink, spendLink } from "./steps/links";
import { endSessions, personActor } from "./steps/session";

const input = z.strictObject({ token: linkToken, password: typedPassword });
const output = z.object({ email: z.string() });

const reset = entry({
  name: "identity.reset-password",
  summary: "Sets a new password with a one-time link and ends every session of the person.",
  input: z.strictObject({ token: linkToken, passwordHash: z.string() }),
  output,
  run: async (threshold, { token, passwordHash }) => {
    const { db } = threshold;
    const link = await spendLink(db, "reset", token);
    const orgId = await threshold.enter(link.orgId);
    const member = await ownerOf(threshold, link);
    const actor = personActor(member);
    // Somebody may have been disabled, or have joined elsewhere, since the link was made.
    const memberships = await membershipsOf(db, member.accountId);
    if (member.status !== "active" || memberships.some((other) => other.orgId !== orgId)) {
      const message = "This link can no longer be used. Ask an admin for help with signing in.";
      throw new EntryRefused(new DomainError("precondition", message), { orgId, actor });
    }
    await db.update(accounts).set({ passwordHash }).where(eq(accounts.id, member.accountId));
    const ended = await endSessions({ db, orgId }, member.id);
    await forgiveAttempts(db, link.email, threshold.ipAddress);
    return {
      result: { email: link.email },
      audit: { orgId, actor, subject: `member:${member.id}`, after: { link: link.id, ended } },
    };
  },
});

async function ownerOf({ db }: Threshold, { orgId, memberId }: Link) {
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.orgId, orgId), eq(members.id, memberId ?? "")));
  const member = found(row, "The member");
  const accountId = found(member.accountId ?? undefined, "The account");
  return { ...member, accountId, roles: rolesOf(member.roles) };
}

export const resetPassword: Entry<typeof input, typeof output> = {
  ...reset,
  input,
  run: async (visitor, { token, password }) => {
    const link = await database().read({ "app.identity": "on" }, (db) =>
      peekLink(db, "reset", token),
    );
    requireGoodPassword(password, [link.name, link.email]);
    return reset.run(visitor, { token, passwordHash: await hashPassword(password) });
  },
};
