import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { metricLatest, runParams, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";

const MOST_KEYS = 500;

const keys = z.object({
  keys: z.array(z.string()),
  /** More than are listed. */ more: z.boolean(),
});

/** Which metrics, parameters and tags the runs of some experiments have. */
export const columnsShape = z.object({ metrics: keys, params: keys, tags: keys });

export async function columnsOf(
  work: Work,
  experimentIds: readonly number[],
): Promise<z.output<typeof columnsShape>> {
  const [metrics, params, tags] = await Promise.all([
    keysOf(work, sql`${metricLatest}`, experimentIds),
    keysOf(work, sql`${runParams}`, experimentIds),
    keysOf(work, sql`${runTags}`, experimentIds),
  ]);
  return { metrics, params, tags };
}

/** Steps from key to key through the index: a glance for each, however many rows there are. */
async function keysOf(
  { db, orgId }: Work,
  table: SQL,
  experimentIds: readonly number[],
): Promise<{ keys: string[]; more: boolean }> {
  const rows = await db.execute<{ key: string }>(sql`
    with recursive each as (select unnest(${sql.param([...experimentIds])}::bigint[]) as experiment_id),
    found as (
      select each.experiment_id, first.key from each cross join lateral (
        select key from ${table} t where t.org_id = ${orgId} and t.experiment_id = each.experiment_id
        order by t.key limit 1) first
      union all
      select found.experiment_id, next.key from found cross join lateral (
        select key from ${table} t where t.org_id = ${orgId} and t.experiment_id = found.experiment_id and t.key > found.key
        order by t.key limit 1) next)
    select distinct key from (select key from found limit ${MOST_KEYS * 10}) named order by key limit ${MOST_KEYS + 1}`);
  return { keys: rows.slice(0, MOST_KEYS).map(({ key }) => key), more: rows.length > MOST_KEYS };
}
