import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { organisations } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";

export const findOrganisation = query({
  name: "identity.find-organisation",
  summary: "The organisation with its settings and how many people and teams it has.",
  permission: "organisation:read",
  route: "GET /organisation",
  input: z.strictObject({}),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    createdAt: z.date(),
    activeMembers: z.number().int(),
    teams: z.number().int(),
  }),
  run: async ({ db, orgId }) => {
    const { id, name, timeZone, currency, createdAt } = organisations;
    const activeMembers = sql<number>`(select count(*)::int from member m where m.org_id = organisation.id and m.status = 'active' and not m.is_demo)`;
    const teams = sql<number>`(select count(*)::int from team t where t.org_id = organisation.id and t.archived_at is null)`;
    const [row] = await db
      .select({ id, name, timeZone, currency, createdAt, activeMembers, teams })
      .from(organisations)
      .where(eq(id, orgId));
    return found(row, "The organisation");
  },
});
