import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import { command } from "~/server/core/operation";
import { requireTeam } from "../queries/team";

export const updateTeam = command({
  name: "identity.update-team",
  summary: "Changes a team's name and purpose; its address stays, so that links keep working.",
  permission: "teams:manage",
  input: z.strictObject({
    teamId: z.uuid(),
    name: z.string().trim().min(1, "Write a name.").max(120),
    purpose: z.string().trim().max(2000),
  }),
  output: z.object({ teamId: z.uuid(), slug: z.string() }),
  run: async (work, { teamId, name, purpose }) => {
    const team = await requireTeam(work, teamId);
    await work.db
      .update(teams)
      .set({ name, purpose })
      .where(and(eq(teams.orgId, work.orgId), eq(teams.id, teamId)));
    const before = { name: team.name, purpose: team.purpose };
    return {
      result: { teamId, slug: team.slug },
      audit: { subject: `team:${teamId}`, before, after: { name, purpose } },
    };
  },
});
