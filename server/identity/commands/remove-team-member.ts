import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { teamMembers } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { requireTeam } from "../queries/team";

export const removeTeamMember = command({
  name: "identity.remove-team-member",
  summary: "Takes a member off a team; what they wrote stays.",
  permission: "teams:manage",
  input: z.strictObject({ teamId: z.uuid(), memberId: z.uuid() }),
  output: z.object({ teamId: z.uuid(), memberId: z.uuid(), leads: z.boolean() }),
  run: async (work, { teamId, memberId }) => {
    await requireTeam(work, teamId);
    const [removed] = await work.db
      .delete(teamMembers)
      .where(
        and(
          eq(teamMembers.orgId, work.orgId),
          eq(teamMembers.teamId, teamId),
          eq(teamMembers.memberId, memberId),
        ),
      )
      .returning({ leads: teamMembers.leads });
    const { leads } = found(removed, "The member on this team");
    return {
      result: { teamId, memberId, leads },
      audit: { subject: `team:${teamId}`, before: { memberId, leads } },
    };
  },
});
