import { and, asc, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { savedViews } from "~/db/schema/views";
import { memberOf } from "~/server/core/context";
import { query } from "~/server/core/operation";

/** The list a view is of: `models`, `experiment:3`. */
export const viewPlace = z
  .string()
  .max(200)
  .regex(/^[a-z]+(?::[0-9a-z-]+)?$/, "it is no list of this Cairn");

export const listViews = query({
  name: "identity.list-views",
  summary: "Views of a list that the caller keeps, and those that others share.",
  permission: "own-account:manage",
  input: z.strictObject({ place: viewPlace }),
  output: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      search: z.string(),
      shared: z.boolean(),
      mine: z.boolean(),
      /** Who keeps it. */
      by: z.string(),
    }),
  ),
  run: ({ db, orgId, actor }, { place }) => {
    const mine = sql<boolean>`(${savedViews.memberId} = ${memberOf(actor)}::uuid) is true`;
    return db
      .select({
        id: savedViews.id,
        name: savedViews.name,
        search: savedViews.search,
        shared: savedViews.shared,
        mine,
        by: members.name,
      })
      .from(savedViews)
      .innerJoin(
        members,
        and(eq(members.orgId, savedViews.orgId), eq(members.id, savedViews.memberId)),
      )
      .where(
        and(
          eq(savedViews.orgId, orgId),
          eq(savedViews.place, place),
          or(mine, eq(savedViews.shared, true)),
        ),
      )
      .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.id))
      .limit(200);
  },
});
