import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "~/server/core/operation";
import { goneOwners, olderThanDays } from "../queries/gone-owners";

export const applyRetention = command({
  name: "artifacts.apply-retention",
  summary: "Removes the files of runs and models that were deleted long ago, as the preview shows.",
  permission: "organisation:manage",
  route: "POST /artifact-retention",
  input: z.strictObject({ olderThanDays }),
  output: z.object({ owners: z.number().int(), files: z.number().int(), bytes: z.number() }),
  run: async (work, { olderThanDays }) => {
    const gone = await goneOwners(work, olderThanDays);
    const [row] = [
      ...(await work.db.execute<{ owners: number; files: number; bytes: number }>(sql`with ${gone},
        removed as (
          delete from artifact file using gone
          where file.org_id = ${work.orgId} and file.owner_kind = gone.kind and file.owner_id = gone.id
          returning file.owner_kind, file.owner_id, file.bytes)
        select count(distinct (owner_kind, owner_id))::int as owners, count(*)::int as files,
          coalesce(sum(bytes), 0)::float8 as bytes from removed`)),
    ];
    const result = row ?? { owners: 0, files: 0, bytes: 0 };
    return { result, audit: { subject: "artifacts", before: { olderThanDays, ...result } } };
  },
});
