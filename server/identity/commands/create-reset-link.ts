import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { oneTimeLinks } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command, type Operation } from "~/server/core/operation";
import { type Letter, post } from "../adapters/mail";
import { membershipsOf } from "../queries/accounts";
import { refuseInvented, requireMember } from "../queries/member";
import { linkHours } from "../rules/lifetime";
import { issueLink } from "./steps/links";
import { reachAccounts } from "./steps/reach";
import { personOf } from "./steps/session";

const input = z.strictObject({ memberId: z.uuid() });
const issued = z.object({
  email: z.string(),
  /** Put the address of Cairn in front; it is told this once. Null when a repeated request is answered. */
  path: z.string().nullable(),
  expiresAt: z.date(),
});
const output = issued.extend({ mail: z.enum(["sent", "failed", "not-configured"]) });

const create = command({
  name: "identity.create-reset-link",
  summary: "Makes a one-time link, good for one hour, with which a member chooses a new password.",
  permission: "members:manage",
  input,
  output: issued,
  keep: (result) => ({ ...result, path: null }),
  run: async (work, { memberId }) => {
    const member = await requireMember(work, memberId);
    if (member.status === "disabled") {
      throw new DomainError(
        "precondition",
        `The access of ${member.name} is switched off. Switch it on first.`,
      );
    }
    refuseInvented(member);
    await requireOnlyHere(work, member);
    await withdrawOpen(work, memberId);
    const { id, ...link } = await issueLink(work, {
      kind: "reset",
      memberId,
      createdBy: personOf(work).memberId,
      email: member.email,
      name: member.name,
      roles: [],
    });
    return {
      result: { ...link, email: member.email },
      audit: { subject: `member:${memberId}`, after: { link: id, expiresAt: link.expiresAt } },
    };
  },
});

/** A password opens every organisation of its owner, so the admin of one may not put it in reach. */
async function requireOnlyHere(
  work: Work,
  { accountId, name }: { accountId: string | null; name: string },
) {
  if (accountId === null) return;
  await reachAccounts(work);
  const memberships = await membershipsOf(work.db, accountId);
  if (memberships.every(({ orgId }) => orgId === work.orgId)) return;
  throw new DomainError(
    "precondition",
    `${name} also belongs to another organisation here, so their password cannot be reset from this one. They can change it in their own settings.`,
  );
}

async function withdrawOpen({ db, orgId }: Work, memberId: string): Promise<void> {
  await db
    .update(oneTimeLinks)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeLinks.orgId, orgId),
        eq(oneTimeLinks.memberId, memberId),
        isNull(oneTimeLinks.usedAt),
        isNull(oneTimeLinks.revokedAt),
      ),
    );
}

export const createResetLink: Operation<"command", typeof input, typeof output> = {
  ...create,
  output,
  run: async (context, given) => {
    const made = await create.run(context, given);
    const { path, email } = made;
    const mail = path === null ? "not-configured" : await post(letter(path, email), context.log);
    return { ...made, mail };
  },
};

const letter = (path: string, email: string): Letter => ({
  to: email,
  path,
  subject: "A new password for Cairn",
  text: (link) =>
    `An admin of your organisation made a link with which you choose a new password.\n\nOpen it within ${linkHours.reset * 60} minutes:\n${link}\n\nIf you did not ask for it, leave it and tell your admin.\n`,
});
