import { and, eq, or } from "drizzle-orm";
import { z } from "zod";
import { savedViews } from "~/db/schema/views";
import { memberOf } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { command, may } from "~/server/core/operation";

export const deleteView = command({
  name: "identity.delete-view",
  summary: "Forgets a view of one's own; who manages the organisation can forget a shared one.",
  permission: "own-account:manage",
  input: z.strictObject({ viewId: z.uuid() }),
  output: z.object({ viewId: z.uuid() }),
  run: async (work, { viewId }) => {
    const own = eq(savedViews.memberId, memberOf(work.actor) ?? viewId);
    const [gone] = await work.db
      .delete(savedViews)
      .where(
        and(
          eq(savedViews.orgId, work.orgId),
          eq(savedViews.id, viewId),
          may(work, "organisation:manage") ? or(own, eq(savedViews.shared, true)) : own,
        ),
      )
      .returning();
    const { place, name, search, shared } = found(gone, "The view");
    return {
      result: { viewId },
      audit: { subject: `view:${viewId}`, before: { place, name, search, shared } },
    };
  },
});
