import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import { type Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { permit } from "~/server/core/operation";
import { requireOnTeam } from "~/server/identity/queries/teams";

export const teamRef = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
});
export type TeamRef = z.output<typeof teamRef>;

export const teamColumns = {
  id: teams.id,
  slug: teams.slug,
  name: teams.name,
  isDemo: teams.isDemo,
};

export const slugInput = z.string().min(1).max(60);

/** The team behind an address; archived teams and those of other organisations do not exist. */
export async function teamBySlug(work: Work, slug: string): Promise<TeamRef> {
  const [team] = await work.db
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.orgId, work.orgId), isNull(teams.archivedAt), eq(teams.slug, slug)));
  return found(team, `The team "${slug}"`);
}

/** Why the caller may not do this for a team, ready to be thrown; null when they may. */
export async function refusalFor(
  work: Work,
  teamId: string,
  permission: "maturity:answer" | "maturity:write",
): Promise<DomainError | null> {
  try {
    permit(work, permission);
    await requireOnTeam(work, teamId);
    return null;
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal;
    throw refusal;
  }
}

/** Why the caller may not write for this team, in words for them; null when they may. */
export const whyNotWrite = async (work: Work, teamId: string): Promise<string | null> =>
  (await refusalFor(work, teamId, "maturity:write"))?.message ?? null;
