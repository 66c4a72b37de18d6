import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { teamMembers } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { requireTeam } from "../queries/team";

export const setTeamLead = command({
  name: "identity.set-team-lead",
  summary: "Says whether somebody on a team leads it. The role of lead is given separately.",
  permission: "teams:manage",
  input: z.strictObject({ teamId: z.uuid(), memberId: z.uuid(), leads: z.boolean() }),
  output: z.object({ teamId: z.uuid(), memberId: z.uuid(), leads: z.boolean() }),
  run: async (work, { teamId, memberId, leads }) => {
    await requireTeam(work, teamId);
    const place = and(
      eq(teamMembers.orgId, work.orgId),
      eq(teamMembers.teamId, teamId),
      eq(teamMembers.memberId, memberId),
    );
    const [before] = await work.db
      .select({ leads: teamMembers.leads })
      .from(teamMembers)
      .where(place)
      .for("update");
    const was = found(before, "The member on this team");
    await work.db.update(teamMembers).set({ leads }).where(place);
    return {
      result: { teamId, memberId, leads },
      audit: {
        subject: `team:${teamId}`,
        before: { memberId, ...was },
        after: { memberId, leads },
      },
    };
  },
});
