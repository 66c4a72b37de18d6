import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "~/db/client";
import { accounts, members, organisations } from "~/db/schema/identity";
import type { Threshold, Visitor } from "~/server/core/context";
import { type Entry, entry } from "~/server/core/entry";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { hashPassword, verifyPassword } from "../adapters/password-hash";
import { accountByEmail } from "../queries/accounts";
import { rolesOf } from "../queries/roles";
import { countAttempt, forgiveAttempts } from "./steps/attempts";
import { linkToken, personName, requireGoodPassword, typedPassword } from "./steps/fields";
import { type Link, peekLink, spendLink } from "./steps/links";
import { personActor } from "./steps/session";

const input = z.strictObject({ token: linkToken, name: personName, password: typedPassword });
const output = z.object({ email: z.string(), memberId: z.uuid() });

/** `passwordHash` of a new account; null for somebody who has just proven the password of theirs. */
const proven = z.strictObject({
  token: linkToken,
  name: personName,
  passwordHash: z.string().nullable(),
});

const join = entry({
  name: "identity.accept-invitation",
  summary:
    "Makes the invited person a member; a new one chooses a password, a known one gives theirs.",
  input: proven,
  output,
  run: async (threshold, { token, name, passwordHash }) => {
    const link = await spendLink(threshold.db, "invitation", token);
    const { email } = link;
    const accountId = await accountFor(threshold, { email, name, passwordHash });
    const orgId = await threshold.enter(link.orgId);
    const member = { id: newId(), accountId, name, email, roles: rolesOf(link.roles) };
    const joined = await threshold.db
      .insert(members)
      .values({ ...member, orgId, status: "active", joinedAt: threshold.now() })
      .onConflictDoNothing()
      .returning({ id: members.id });
    if (joined.length === 0)
      throw new DomainError("conflict", "You are a member already. Sign in.");
    await forgiveAttempts(threshold.db, email, threshold.ipAddress);
    const { roles } = member;
    return {
      result: { email, memberId: member.id },
      audit: {
        orgId,
        actor: personActor(member),
        subject: `member:${member.id}`,
        after: { name, email, roles, invitation: link.id },
      },
    };
  },
});

type Newcomer = { email: string; name: string; passwordHash: string | null };

async function accountFor(
  { db, now }: Threshold,
  { email, name, passwordHash }: Newcomer,
): Promise<string> {
  const known = await accountByEmail(db, email);
  if ((known === undefined) !== (passwordHash !== null)) {
    // Somebody made or linked this account between the check of the password and now.
    throw new DomainError("conflict", "This page is out of date. Open the invitation link again.");
  }
  if (known) return known.id;
  const account = { id: newId(), email, name, passwordHash, createdAt: now() };
  await db.insert(accounts).values(account);
  return account.id;
}

export const acceptInvitation: Entry<typeof input, typeof output> = {
  ...join,
  input,
  run: async (visitor, { token, name, password }) => {
    const { link, stored, organisation } = await look(token);
    if (stored !== undefined)
      await requireOwnPassword(visitor, { email: link.email, stored, password });
    else requireGoodPassword(password, [name, link.email, organisation]);
    const passwordHash = stored === undefined ? await hashPassword(password) : null;
    return join.run(visitor, { token, name, passwordHash });
  },
};

type Look = { link: Link; organisation: string; stored: string | null | undefined };

/** `stored`: undefined when nobody has this address yet, null when they sign in elsewhere and have no password. */
const look = (token: string): Promise<Look> =>
  database().read({ "app.identity": "on" }, async (db) => {
    const link = await peekLink(db, "invitation", token);
    const [organisation] = await db
      .select({ name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.id, link.orgId)));
    const account = await accountByEmail(db, link.email);
    return { link, organisation: organisation?.name ?? "", stored: account?.passwordHash };
  });

type Claimed = { email: string; stored: string | null; password: string };

/** The link proves that an admin sent it, the password that its reader owns the account. */
async function requireOwnPassword(
  visitor: Visitor,
  { email, stored, password }: Claimed,
): Promise<void> {
  await countAttempt({ email, ipAddress: visitor.ipAddress });
  if (await verifyPassword(stored, password)) return;
  const message = "This is not the password of your account here. Use the one you sign in with.";
  throw new DomainError("invalid", message, { fields: { password: message } });
}
