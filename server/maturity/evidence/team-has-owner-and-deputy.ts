import { and, eq } from "drizzle-orm";
import { members, teamMembers } from "~/db/schema/identity";
import { check } from "./check";
import { holdsOrNot } from "./scale";

export const teamHasOwnerAndDeputy = check({
  id: "T01",
  version: 1,
  formula:
    "the team has an active member who leads it, and at least one more active member who can stand in",
  population: "the team itself",
  window: "now",
  scale: holdsOrNot,
  validityDays: 7,
  authoritative: true,
  measure: async (work, teamId) => {
    const people = await work.db
      .select({ leads: teamMembers.leads })
      .from(teamMembers)
      .innerJoin(
        members,
        and(eq(members.orgId, teamMembers.orgId), eq(members.id, teamMembers.memberId)),
      )
      .where(
        and(
          eq(teamMembers.orgId, work.orgId),
          eq(teamMembers.teamId, teamId),
          eq(members.status, "active"),
        ),
      );
    const led = people.some(({ leads }) => leads);
    const offenders = [
      ...(led ? [] : [{ id: "lead", label: "No active member leads this team" }]),
      ...(people.length >= 2 ? [] : [{ id: "deputy", label: "No second active member" }]),
    ];
    return { status: "measured", good: offenders.length === 0 ? 1 : 0, eligible: 1, offenders };
  },
});
