import { and, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { roles } from "~/server/core/permissions";
import { containing, keyedPage, keyset, type SortKey, tally } from "./keyset";
import { teamsOf } from "./own-teams";
import { rolesOf } from "./roles";

const memberRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  status: z.enum(["active", "disabled"]),
  /** Invented with the demonstration, and gone with it. */
  isDemo: z.boolean(),
  joinedAt: z.date(),
  /** To the minute; null for somebody who has not signed in yet. */
  lastSeenAt: z.date().nullable(),
  teamCount: z.number().int(),
});

const columns = {
  id: members.id,
  name: members.name,
  email: members.email,
  roles: members.roles,
  status: members.status,
  isDemo: members.isDemo,
  joinedAt: members.joinedAt,
  lastSeenAt: members.lastSeenAt,
  teamCount: sql<number>`(select count(*)::int from team_member tm join team t on t.org_id = tm.org_id and t.id = tm.team_id where tm.org_id = member.org_id and tm.member_id = member.id and t.archived_at is null)`,
};

/** Each has its index in `db/migrations`; somebody never seen sorts before everybody who was. */
const sorts = {
  name: { by: sql`lower(${members.name})`, type: "text" },
  email: { by: members.email, type: "text" },
  joined: { by: members.joinedAt, type: "timestamptz" },
  seen: { by: sql`coalesce(${members.lastSeenAt}, to_timestamp(0))`, type: "timestamptz" },
} as const satisfies Record<string, SortKey>;

export const listMembers = query({
  name: "identity.list-members",
  summary: "The members of the organisation, with filters and sorting.",
  permission: "members:read",
  route: "GET /members",
  input: z.strictObject({
    search: z.string().max(120).optional(),
    role: z.enum(roles).optional(),
    status: z.enum(["active", "disabled"]).optional(),
    sort: z.enum(["name", "email", "joined", "seen"]).default("name"),
    direction: z.enum(["asc", "desc"]).default("asc"),
    ...pageInput,
  }),
  output: pageOf(memberRow),
  run: async (work, { sort, direction, cursor, limit, ...wanted }) => {
    const all = [eq(members.orgId, work.orgId)];
    const filter = filterOf(wanted);
    const page = keyset({ sort: sorts[sort], id: members.id, direction, cursor });
    const rows = await work.db
      .select({ ...columns, key: page.key })
      .from(members)
      .where(and(...all, ...filter, ...page.position))
      .orderBy(...page.order)
      .limit(limit + 1);
    const counts = await tally(work, { table: members, all, filter });
    const known = rows.map((row) => ({ ...row, roles: rolesOf(row.roles) }));
    return keyedPage(known, { limit, ...counts });
  },
});

type Wanted = {
  readonly search?: string | undefined;
  readonly role?: string | undefined;
  readonly status?: "active" | "disabled" | undefined;
};

function filterOf({ search, role, status }: Wanted): SQL[] {
  const text = search?.trim() ? containing(search.trim()) : undefined;
  return [
    text === undefined ? undefined : or(ilike(members.name, text), ilike(members.email, text)),
    role === undefined ? undefined : sql`${role} = any(${members.roles})`,
    status === undefined ? undefined : eq(members.status, status),
  ].filter((condition) => condition !== undefined);
}

export const findMember = query({
  name: "identity.find-member",
  summary: "One member with their teams.",
  permission: "members:read",
  route: "GET /members/{memberId}",
  input: z.strictObject({ memberId: z.uuid() }),
  output: memberRow.extend({
    teams: z.array(
      z.object({ id: z.uuid(), slug: z.string(), name: z.string(), leads: z.boolean() }),
    ),
  }),
  run: async (work, { memberId }) => {
    const [row] = await work.db
      .select(columns)
      .from(members)
      .where(and(eq(members.orgId, work.orgId), eq(members.id, memberId)));
    const member = found(row, "The member");
    return { ...member, roles: rolesOf(member.roles), teams: await teamsOf(work, memberId) };
  },
});
