import { and, asc, desc, eq, ilike, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { members, teams } from "~/db/schema/identity";
import { query } from "~/server/core/operation";
import { roles } from "~/server/core/permissions";
import { containing, startingWith } from "./keyset";

/** Of each kind, for a palette that shows all of them at once. */
const mostOfAKind = 8;

export const search = query({
  name: "identity.search",
  summary:
    "Teams and members whose name (or e-mail) starts with or contains the text, the closest first.",
  permission: "organisation:read",
  input: z.strictObject({ text: z.string().trim().min(1).max(120) }),
  output: z.object({
    teams: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string() })),
    members: z.array(
      z.object({ id: z.uuid(), name: z.string(), email: z.string(), active: z.boolean() }),
    ),
  }),
  run: async ({ db, orgId }, { text }) => {
    const [anywhere, atStart] = [containing(text), startingWith(text)];
    const foundTeams = await db
      .select({ id: teams.id, slug: teams.slug, name: teams.name })
      .from(teams)
      .where(and(eq(teams.orgId, orgId), isNull(teams.archivedAt), ilike(teams.name, anywhere)))
      .orderBy(desc(ilike(teams.name, atStart)), asc(sql`lower(${teams.name})`), asc(teams.id))
      .limit(mostOfAKind);
    const foundMembers = await db
      .select({
        id: members.id,
        name: members.name,
        email: members.email,
        active: sql<boolean>`${members.status} = 'active'`,
      })
      .from(members)
      .where(
        and(
          eq(members.orgId, orgId),
          or(ilike(members.name, anywhere), ilike(members.email, anywhere)),
        ),
      )
      .orderBy(
        desc(sql`${members.name} ilike ${atStart} or ${members.email} ilike ${atStart}`),
        asc(sql`lower(${members.name})`),
        asc(members.id),
      )
      .limit(mostOfAKind);
    return { teams: foundTeams, members: foundMembers };
  },
});

export const pickMembers = query({
  name: "identity.pick-members",
  summary:
    "Active members to choose from, by name, for a field that asks for people. Invented ones of the demonstration are left out.",
  permission: "members:read",
  input: z.strictObject({
    search: z.string().trim().max(120).default(""),
    role: z.enum(roles).optional(),
    limit: z.number().int().min(1).max(50).default(20),
  }),
  output: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() })),
  run: ({ db, orgId }, { search: text, role, limit }) =>
    db
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .where(
        and(
          eq(members.orgId, orgId),
          eq(members.status, "active"),
          eq(members.isDemo, false),
          text === ""
            ? undefined
            : or(ilike(members.name, containing(text)), ilike(members.email, containing(text))),
          role === undefined ? undefined : sql`${role} = any(${members.roles})`,
        ),
      )
      .orderBy(asc(sql`lower(${members.name})`), asc(members.id))
      .limit(limit),
});

export const pickTeams = query({
  name: "identity.pick-teams",
  summary: "Teams to choose from, by name, for a field that asks for one.",
  permission: "organisation:read",
  input: z.strictObject({
    search: z.string().trim().max(120).default(""),
    limit: z.number().int().min(1).max(50).default(20),
  }),
  output: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string() })),
  run: ({ db, orgId }, { search: text, limit }) =>
    db
      .select({ id: teams.id, slug: teams.slug, name: teams.name })
      .from(teams)
      .where(
        and(
          eq(teams.orgId, orgId),
          isNull(teams.archivedAt),
          text === "" ? undefined : ilike(teams.name, containing(text)),
        ),
      )
      .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id))
      .limit(limit),
});
