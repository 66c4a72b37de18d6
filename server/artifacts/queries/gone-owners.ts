import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Work } from "~/server/core/context";
import { allowanceOf } from "./allowance-row";

/** How long ago something must have been deleted, in days; without it, what the organisation has set. */
export const olderThanDays = z.number().int().min(1).max(3650).optional();

/**
 * The runs and logged models whose files retention may remove, as `gone`: deleted long enough ago, and not frozen.
 * `gone_file` are their files.
 */
export async function goneOwners(work: Work, days: number | undefined) {
  const { keepDeletedDays } = await allowanceOf(work);
  const before = new Date(work.now().getTime() - (days ?? keepDeletedDays) * 86_400_000);
  const at = before.toISOString();
  return sql`
    gone as (
      select 'run' as kind, run.id, run.name, run.experiment_id, run.deleted_at from run
      where run.org_id = ${work.orgId} and run.deleted_at < ${at}::timestamptz and run.frozen_at is null
      union all
      select 'model', model.id, model.name, model.experiment_id, model.deleted_at from logged_model model
        left join run on run.org_id = model.org_id and run.id = model.source_run_id
      where model.org_id = ${work.orgId} and model.deleted_at < ${at}::timestamptz and run.frozen_at is null),
    gone_file as (
      select gone.*, file.path, file.sha256, file.bytes from gone
        join artifact file on file.org_id = ${work.orgId} and file.owner_kind = gone.kind and file.owner_id = gone.id)`;
}
