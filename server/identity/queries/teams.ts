import { and, asc, count, eq, ilike, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { members, teamMembers, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";

const teamRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  isDemo: z.boolean(),
  memberCount: z.number().int(),
  leads: z.array(z.string()),
});

/** Drizzle names a single table's columns without their table, so the sub-selects name it themselves. */
const columns = {
  id: teams.id,
  slug: teams.slug,
  name: teams.name,
  purpose: teams.purpose,
  isDemo: teams.isDemo,
  memberCount: sql<number>`(select count(*)::int from team_member tm where tm.org_id = team.org_id and tm.team_id = team.id)`,
  leads: sql<
    string[]
  >`array(select m.name from team_member tm join member m on m.org_id = tm.org_id and m.id = tm.member_id where tm.org_id = team.org_id and tm.team_id = team.id and tm.leads order by lower(m.name))`,
};

const inOrg = (work: Work): SQL[] => [eq(teams.orgId, work.orgId), isNull(teams.archivedAt)];

export const listTeams = query({
  name: "identity.list-teams",
  summary: "The teams of the organisation, by name.",
  permission: "organisation:read",
  route: "GET /teams",
  input: z.strictObject({ search: z.string().max(120).optional(), ...pageInput }),
  output: pageOf(teamRow),
  run: async (work, { search, cursor, limit }) => {
    const filter = [...inOrg(work)];
    if (search)
      filter.push(ilike(teams.name, `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`));
    const after = decodeCursor(cursor);
    const position = after
      ? [sql`(lower(${teams.name}), ${teams.id}) > (${after[0]}, ${after[1]}::uuid)`]
      : [];
    const rows = await work.db
      .select(columns)
      .from(teams)
      .where(and(...filter, ...position))
      .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id))
      .limit(limit + 1);
    const [counts] = await work.db
      .select({
        total: count(),
        matching: sql<number>`(count(*) filter (where ${and(...filter)}))::int`,
      })
      .from(teams)
      .where(and(...inOrg(work)));
    return toPage(rows, {
      limit,
      key: (row) => [row.name.toLowerCase(), row.id],
      matching: counts?.matching ?? 0,
      total: counts?.total ?? 0,
    });
  },
});

export const findTeam = query({
  name: "identity.find-team",
  summary: "One team with its people.",
  permission: "organisation:read",
  route: "GET /teams/{slug}",
  input: z.strictObject({ slug: z.string().max(60) }),
  output: teamRow.extend({
    people: z.array(
      z.object({
        memberId: z.uuid(),
        name: z.string(),
        email: z.string(),
        leads: z.boolean(),
        active: z.boolean(),
      }),
    ),
  }),
  run: async (work, { slug }) => {
    const [row] = await work.db
      .select(columns)
      .from(teams)
      .where(and(...inOrg(work), eq(teams.slug, slug)));
    const team = found(row, `The team "${slug}"`);
    const people = await work.db
      .select({
        memberId: members.id,
        name: members.name,
        email: members.email,
        leads: teamMembers.leads,
        active: sql<boolean>`${members.status} = 'active'`,
      })
      .from(teamMembers)
      .innerJoin(
        members,
        and(eq(members.orgId, teamMembers.orgId), eq(members.id, teamMembers.memberId)),
      )
      .where(and(eq(teamMembers.orgId, work.orgId), eq(teamMembers.teamId, team.id)))
      .orderBy(asc(sql`lower(${members.name})`));
    return { ...team, people };
  },
});

/** A lead writes for the teams they are in; a token and a job write for any team of their organisation. */
export async function requireOnTeam(work: Work, teamId: string): Promise<void> {
  const [team] = await work.db
    .select({ name: teams.name })
    .from(teams)
    .where(and(...inOrg(work), eq(teams.id, teamId)));
  const { name } = found(team, "The team");
  if (work.actor.kind !== "member") return;
  const [place] = await work.db
    .select({ leads: teamMembers.leads })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.orgId, work.orgId),
        eq(teamMembers.teamId, teamId),
        eq(teamMembers.memberId, work.actor.memberId),
      ),
    );
  if (place) return;
  throw new DomainError(
    "forbidden",
    `You are not on the team ${name}. An admin can add you to it.`,
  );
}

/** Ids of every team the caller may write for: a member is on it, a token or a job may for all. Oldest first. */
export async function teamsWrittenFor(work: Work): Promise<string[]> {
  const { actor } = work;
  const mine =
    actor.kind === "member"
      ? [
          sql`exists (select 1 from team_member tm where tm.org_id = ${work.orgId} and tm.team_id = team.id and tm.member_id = ${actor.memberId})`,
        ]
      : [];
  const rows = await work.db
    .select({ id: teams.id })
    .from(teams)
    .where(and(...inOrg(work), ...mine))
    .orderBy(asc(teams.id));
  return rows.map(({ id }) => id);
}
