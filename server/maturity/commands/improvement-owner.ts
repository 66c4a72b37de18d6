import { and, eq } from "drizzle-orm";
import { members, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";

const refused = (words: string) =>
  new DomainError("invalid", words, { fields: { ownerId: "Choose an active member." } });

/**
 * Work can be owned by active members only; nobody is allowed, and shows as missing. People of the demonstration
 * own work of its teams only, so that they can be removed with it.
 */
export async function requireOwner(
  work: Work,
  ownerId: string | null,
  teamId: string,
): Promise<void> {
  if (ownerId === null) return;
  const [owner] = await work.db
    .select({ status: members.status, isDemo: members.isDemo, name: members.name })
    .from(members)
    .where(and(eq(members.orgId, work.orgId), eq(members.id, ownerId)));
  if (owner?.status !== "active") {
    throw refused(
      "The owner is not an active member of this organisation. Choose somebody who is.",
    );
  }
  if (!owner.isDemo) return;
  const [team] = await work.db
    .select({ isDemo: teams.isDemo })
    .from(teams)
    .where(and(eq(teams.orgId, work.orgId), eq(teams.id, teamId)));
  if (found(team, "The team").isDemo) return;
  throw refused(
    `${owner.name} is invented for the demonstration. Choose a member who can sign in.`,
  );
}
