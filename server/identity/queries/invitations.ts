import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { members, oneTimeLinks } from "~/db/schema/identity";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { roles } from "~/server/core/permissions";
import { keyedPage, keyset, tally } from "./keyset";
import { rolesOf } from "./roles";

const invitationRow = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  createdAt: z.date(),
  expiresAt: z.date(),
  expired: z.boolean(),
  invitedBy: z.string(),
});

export const listInvitations = query({
  name: "identity.list-invitations",
  summary: "Invitations that were neither used nor withdrawn, the newest first.",
  permission: "members:manage",
  input: z.strictObject({
    /** Leave out those whose time is over. */
    usable: z.boolean().default(false),
    ...pageInput,
  }),
  output: pageOf(invitationRow),
  run: async (work, { usable, cursor, limit }) => {
    const all = [
      eq(oneTimeLinks.orgId, work.orgId),
      eq(oneTimeLinks.kind, "invitation"),
      isNull(oneTimeLinks.usedAt),
      isNull(oneTimeLinks.revokedAt),
    ];
    const filter = usable ? [gt(oneTimeLinks.expiresAt, sql`now()`)] : [];
    const sort = { by: oneTimeLinks.createdAt, type: "timestamptz" } as const;
    const page = keyset({ sort, id: oneTimeLinks.id, direction: "desc", cursor });
    const rows = await work.db
      .select({
        id: oneTimeLinks.id,
        email: oneTimeLinks.email,
        name: oneTimeLinks.name,
        roles: oneTimeLinks.roles,
        createdAt: oneTimeLinks.createdAt,
        expiresAt: oneTimeLinks.expiresAt,
        expired: sql<boolean>`${oneTimeLinks.expiresAt} <= now()`,
        invitedBy: members.name,
        key: page.key,
      })
      .from(oneTimeLinks)
      .innerJoin(
        members,
        and(eq(members.orgId, oneTimeLinks.orgId), eq(members.id, oneTimeLinks.createdBy)),
      )
      .where(and(...all, ...filter, ...page.position))
      .orderBy(...page.order)
      .limit(limit + 1);
    const counts = await tally(work, { table: oneTimeLinks, all, filter });
    const known = rows.map((row) => ({ ...row, roles: rolesOf(row.roles) }));
    return keyedPage(known, { limit, ...counts });
  },
});
