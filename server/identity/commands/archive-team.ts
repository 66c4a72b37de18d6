import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import { command } from "~/server/core/operation";
import { requireTeam } from "../queries/team";

export const archiveTeam = command({
  name: "identity.archive-team",
  summary: "Takes a team out of sight with everything it has; it can be restored.",
  permission: "teams:manage",
  input: z.strictObject({ teamId: z.uuid() }),
  output: z.object({ teamId: z.uuid(), name: z.string() }),
  run: async (work, { teamId }) => {
    const { name, slug } = await requireTeam(work, teamId);
    const archivedAt = work.now();
    await work.db
      .update(teams)
      .set({ archivedAt })
      .where(and(eq(teams.orgId, work.orgId), eq(teams.id, teamId)));
    return {
      result: { teamId, name },
      audit: { subject: `team:${teamId}`, before: { name, slug }, after: { archivedAt } },
    };
  },
});
