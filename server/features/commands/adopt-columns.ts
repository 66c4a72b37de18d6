import { sql } from "drizzle-orm";
import { z } from "zod";
import { features } from "~/db/schema/features";
import { memberOf } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { undescribed } from "../queries/list-candidates";

/** In one call: what one page of candidates shows, several times over. */
const MOST = 1000;

export const adoptColumns = command({
  name: "features.adopt-columns",
  summary:
    "Makes features of columns that model signatures name, with their types; those that are described already stay.",
  permission: "datasets:write",
  route: "POST /feature-candidates",
  input: z.strictObject({ names: z.array(z.string().min(1).max(250)).min(1).max(MOST) }),
  output: z.object({ made: z.array(z.string()) }),
  run: async (work, { names }) => {
    const found = await work.db.execute<{ name: string; type: string }>(sql`
      select column_read.name, column_read.type from (${undescribed(work)}) column_read
      where column_read.name = any(${sql.param(names)}::text[]) order by column_read.name collate "C"`);
    const at = work.now();
    const rows = [...found].map(({ name, type }) => ({
      orgId: work.orgId,
      id: newId(),
      name,
      valueType: type,
      status: "experimental" as const,
      createdBy: memberOf(work.actor),
      createdAt: at,
      updatedAt: at,
    }));
    if (rows.length > 0) {
      await work.db
        .insert(features)
        .values(rows)
        .onConflictDoNothing({ target: [features.orgId, features.name] });
    }
    const made = rows.map(({ name }) => name);
    return { result: { made }, audit: { subject: "features", after: { made } } };
  },
});
