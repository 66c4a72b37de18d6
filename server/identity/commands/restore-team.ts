import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";

export const restoreTeam = command({
  name: "identity.restore-team",
  summary: "Brings an archived team back as it was.",
  permission: "teams:manage",
  input: z.strictObject({ teamId: z.uuid() }),
  output: z.object({ teamId: z.uuid(), slug: z.string(), name: z.string() }),
  run: async ({ db, orgId }, { teamId }) => {
    const [restored] = await db
      .update(teams)
      .set({ archivedAt: null })
      .where(and(eq(teams.orgId, orgId), isNotNull(teams.archivedAt), eq(teams.id, teamId)))
      .returning({ slug: teams.slug, name: teams.name });
    const team = found(restored, "An archived team with this id");
    return { result: { teamId, ...team }, audit: { subject: `team:${teamId}`, after: team } };
  },
});
