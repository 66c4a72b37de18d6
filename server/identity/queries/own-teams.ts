import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { teamMembers, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";

/** The teams a member is on, by name, without the archived ones. */
export const teamsOf = ({ db, orgId }: Work, memberId: string) =>
  db
    .select({ id: teams.id, slug: teams.slug, name: teams.name, leads: teamMembers.leads })
    .from(teamMembers)
    .innerJoin(teams, and(eq(teams.orgId, teamMembers.orgId), eq(teams.id, teamMembers.teamId)))
    .where(
      and(
        eq(teamMembers.orgId, orgId),
        eq(teamMembers.memberId, memberId),
        isNull(teams.archivedAt),
      ),
    )
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id));
