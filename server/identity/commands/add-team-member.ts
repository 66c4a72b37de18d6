import { z } from "zod";
import { teamMembers } from "~/db/schema/identity";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { refuseInvented, requireMember } from "../queries/member";
import { requireTeam } from "../queries/team";

export const addTeamMember = command({
  name: "identity.add-team-member",
  summary: "Puts a member on a team.",
  permission: "teams:manage",
  input: z.strictObject({
    teamId: z.uuid(),
    memberId: z.uuid(),
    leads: z.boolean().default(false),
  }),
  output: z.object({ teamId: z.uuid(), memberId: z.uuid() }),
  run: async (work, { teamId, memberId, leads }) => {
    const team = await requireTeam(work, teamId);
    const member = await requireMember(work, memberId);
    if (member.status === "disabled") {
      throw new DomainError("precondition", `The access of ${member.name} is switched off.`);
    }
    if (!team.isDemo) refuseInvented(member);
    const added = await work.db
      .insert(teamMembers)
      .values({ orgId: work.orgId, teamId, memberId, leads })
      .onConflictDoNothing()
      .returning({ memberId: teamMembers.memberId });
    if (added.length === 0) {
      throw new DomainError("conflict", `${member.name} is on the team ${team.name} already.`);
    }
    return {
      result: { teamId, memberId },
      audit: { subject: `team:${teamId}`, after: { memberId, leads } },
    };
  },
});
