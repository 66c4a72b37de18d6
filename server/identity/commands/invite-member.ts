import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { members, oneTimeLinks, organisations } from "~/db/schema/identity";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { command, type Operation } from "~/server/core/operation";
import { type Letter, post } from "../adapters/mail";
import { linkHours } from "../rules/lifetime";
import { emailAddress, roleSet } from "./steps/fields";
import { issueLink } from "./steps/links";

const input = z.strictObject({
  email: emailAddress,
  name: z.string().trim().max(120).default(""),
  roles: roleSet,
});
const issued = z.object({
  invitationId: z.uuid(),
  email: z.string(),
  /** Put the address of Cairn in front; it is told this once. Null when a repeated request is answered. */
  path: z.string().nullable(),
  expiresAt: z.date(),
});
const output = issued.extend({ mail: z.enum(["sent", "failed", "not-configured"]) });

const invite = command({
  name: "identity.invite-member",
  summary:
    "Makes a one-time link with which this person becomes a member; an older open one is withdrawn.",
  permission: "members:manage",
  input,
  output: issued.extend({ organisation: z.string() }),
  keep: (result) => ({ ...result, path: null }),
  run: async (work, { email, name, roles }) => {
    await requireStranger(work, email);
    const withdrawn = await withdrawOpen(work, email);
    const { id, ...link } = await issueLink(work, {
      kind: "invitation",
      memberId: null,
      createdBy: authorOf(work),
      email,
      name,
      roles,
    });
    const result = { ...link, invitationId: id, email, organisation: await nameOf(work) };
    const after = { email, name, roles, expiresAt: link.expiresAt, withdrawn };
    return { result, audit: { subject: `invitation:${id}`, after } };
  },
});

/** An invitation is signed by the person who sent it. */
function authorOf({ actor }: Work): string {
  return found(memberOf(actor) ?? undefined, "The member who invites");
}

async function requireStranger({ db, orgId }: Work, email: string): Promise<void> {
  const [known] = await db
    .select({ name: members.name, status: members.status })
    .from(members)
    .where(and(eq(members.orgId, orgId), eq(members.email, email)));
  if (!known) return;
  const hint = known.status === "disabled" ? " Switch their access on again instead." : "";
  throw new DomainError("conflict", `${known.name} is a member already.${hint}`, {
    fields: { email: `${known.name} is a member already.${hint}` },
  });
}

/** One open invitation per address, so that the newest link is the only one that works. */
async function withdrawOpen({ db, orgId }: Work, email: string): Promise<number> {
  const open = await db
    .update(oneTimeLinks)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeLinks.orgId, orgId),
        eq(oneTimeLinks.kind, "invitation"),
        eq(oneTimeLinks.email, email),
        isNull(oneTimeLinks.usedAt),
        isNull(oneTimeLinks.revokedAt),
      ),
    )
    .returning({ id: oneTimeLinks.id });
  return open.length;
}

async function nameOf({ db, orgId }: Work): Promise<string> {
  const [row] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  return found(row, "The organisation").name;
}

/** The letter goes out when everything is stored, and holds no database connection meanwhile. */
export const inviteMember: Operation<"command", typeof input, typeof output> = {
  ...invite,
  output,
  run: async (context, given) => {
    const { organisation, ...made } = await invite.run(context, given);
    const { path, email } = made;
    const mail =
      path === null
        ? "not-configured"
        : await post(letter({ path, email, organisation }), context.log);
    return { ...made, mail };
  },
};

const letter = (made: { path: string; email: string; organisation: string }): Letter => ({
  to: made.email,
  path: made.path,
  subject: `Invitation to ${made.organisation} in Cairn`,
  text: (link) =>
    `You are invited to join ${made.organisation} in Cairn.\n\nOpen this link within ${linkHours.invitation} hours to choose a password:\n${link}\n\nIf you did not expect this, leave it; without the link nothing happens.\n`,
});
