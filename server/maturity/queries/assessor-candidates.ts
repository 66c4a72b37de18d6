import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { members, teamMembers } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { rolesHolding } from "~/server/core/permissions";
import { query } from "~/server/core/operation";
import { slugInput, teamBySlug } from "./team";

const rows = (work: Work, teamId: string) =>
  work.db
    .select({
      memberId: members.id,
      name: members.name,
      roles: members.roles,
      active: sql<boolean>`${members.status} = 'active'`,
    })
    .from(teamMembers)
    .innerJoin(
      members,
      and(eq(members.orgId, teamMembers.orgId), eq(members.id, teamMembers.memberId)),
    )
    .where(and(eq(teamMembers.orgId, work.orgId), eq(teamMembers.teamId, teamId)))
    .orderBy(asc(sql`lower(${members.name})`), asc(members.id));

export type Candidate = {
  readonly memberId: string;
  readonly name: string;
  /** Why they cannot be an assessor; null when they can. */
  readonly whyNot: string | null;
};

function whyNotAssess(roles: readonly string[], active: boolean): string | null {
  if (!active) return "The account is disabled.";
  const holding: readonly string[] = rolesHolding("maturity:answer");
  if (roles.some((role) => holding.includes(role))) return null;
  return "Assessors are team leads or engineers. An admin can give the role.";
}

/** Everybody on a team, with whether they can assess. */
export const candidatesOf = async (work: Work, teamId: string): Promise<Candidate[]> =>
  (await rows(work, teamId)).map(({ memberId, name, roles, active }) => ({
    memberId,
    name,
    whyNot: whyNotAssess(roles, active),
  }));

export const assessorCandidates = query({
  name: "maturity.assessor-candidates",
  summary: "The people of a team, and which of them can be assessors.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/assessor-candidates",
  input: z.strictObject({ slug: slugInput }),
  output: z.object({
    people: z.array(
      z.object({ memberId: z.uuid(), name: z.string(), whyNot: z.string().nullable() }),
    ),
  }),
  run: async (work, { slug }) => {
    const team = await teamBySlug(work, slug);
    return { people: await candidatesOf(work, team.id) };
  },
});
