import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, externalIdentities, members, oneTimeLinks } from "~/db/schema/identity";
import type { Threshold } from "~/server/core/context";
import { type Entry, entry, EntryRefused } from "~/server/core/entry";
import { env } from "~/server/core/env";
import { newId } from "~/server/core/ids";
import { accountByEmail } from "../queries/accounts";
import { domainOf, emailOf } from "../rules/email";
import { enterFirstMembership } from "./steps/admit";
import { plainly, refusal } from "./steps/refusal";

/** What a verified ID token says of the person. */
const input = z.strictObject({
  issuer: z.url(),
  subject: z.string().min(1).max(255),
  email: z.string().max(320),
  emailVerified: z.boolean(),
  name: z.string().max(300),
});
const output = z.object({ sessionId: z.uuid() });
type Claims = z.output<typeof input>;

const arrive = entry({
  name: "identity.enter-with-oidc",
  summary: "Signs in a person whose OpenID provider has just vouched for them.",
  input,
  output,
  run: async (threshold, claims) => {
    const accountId = await accountOf(threshold, claims);
    if (accountId !== undefined) return enter(threshold, accountId);
    const email = claims.emailVerified ? emailOf(claims.email) : null;
    if (email === null) throw await refusal(threshold, "sso-unverified", told(claims));
    const linked = await linkByEmail(threshold, claims, email);
    if (linked !== undefined) return enter(threshold, linked, { linked: claims.issuer });
    const invited = await acceptForEmail(threshold, claims, email);
    if (invited === undefined) throw await refusal(threshold, "sso-unknown", told(claims));
    return enter(threshold, invited.accountId, {
      linked: claims.issuer,
      invitation: invited.linkId,
    });
  },
});

const told = ({ issuer, subject, email, emailVerified }: Claims): string =>
  `${issuer} sent subject ${subject} with ${emailVerified ? "the confirmed" : "an unconfirmed"} address ${email}.`;

const enter = (threshold: Threshold, accountId: string, after: Record<string, unknown> = {}) =>
  enterFirstMembership(threshold, { accountId, method: "oidc", refusal: null, after });

/** Identity is the pair (issuer, subject); an address may change hands, the pair does not. */
async function accountOf(
  { db }: Threshold,
  { issuer, subject }: Claims,
): Promise<string | undefined> {
  const [known] = await db
    .select({ accountId: externalIdentities.accountId })
    .from(externalIdentities)
    .where(and(eq(externalIdentities.issuer, issuer), eq(externalIdentities.subject, subject)));
  return known?.accountId;
}

/** Somebody who has an account here, at a domain whose addresses the operator trusts this provider with. */
async function linkByEmail(
  threshold: Threshold,
  claims: Claims,
  email: string,
): Promise<string | undefined> {
  const account = await accountByEmail(threshold.db, email);
  if (!account) return undefined;
  if (!env.OIDC_EMAIL_DOMAINS.includes(domainOf(email))) {
    throw await refusal(threshold, "sso-unknown", told(claims));
  }
  await link(threshold, claims, account.id);
  return account.id;
}

async function link(
  { db, now }: Threshold,
  { issuer, subject }: Claims,
  accountId: string,
): Promise<void> {
  await db.insert(externalIdentities).values({ issuer, subject, accountId, linkedAt: now() });
}

/** Nobody is made a member unasked: only an open invitation to this very address lets a new person in. */
async function acceptForEmail(threshold: Threshold, claims: Claims, email: string) {
  const { db, now } = threshold;
  const newest = db
    .select({ id: oneTimeLinks.id })
    .from(oneTimeLinks)
    .where(openInvitationFor(email))
    .orderBy(desc(oneTimeLinks.createdAt), oneTimeLinks.id)
    .limit(1)
    .for("update");
  const [used] = await db
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(inArray(oneTimeLinks.id, newest))
    .returning();
  if (!used) return undefined;
  const name = claims.name.trim().slice(0, 120) || used.name || email;
  const account = { id: newId(), email, name, passwordHash: null, createdAt: now() };
  await db.insert(accounts).values(account);
  await link(threshold, claims, account.id);
  const { orgId, roles, id: linkId } = used;
  const member = { orgId, id: newId(), accountId: account.id, name, email, roles };
  await db.insert(members).values({ ...member, status: "active", joinedAt: now() });
  return { accountId: account.id, linkId };
}

const openInvitationFor = (email: string) =>
  and(
    eq(oneTimeLinks.kind, "invitation"),
    eq(oneTimeLinks.email, email),
    isNull(oneTimeLinks.usedAt),
    isNull(oneTimeLinks.revokedAt),
    gt(oneTimeLinks.expiresAt, sql`now()`),
  );

export const enterWithOidc: Entry<typeof input, typeof output> = {
  ...arrive,
  /** What the organisation's trail says of a refusal is not for the visitor. */
  run: async (visitor, claims) => {
    try {
      return await arrive.run(visitor, claims);
    } catch (problem) {
      throw problem instanceof EntryRefused ? plainly(problem) : problem;
    }
  },
};
