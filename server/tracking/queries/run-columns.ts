import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { metricLatest, runParams, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { experimentId } from "../commands/experiment-input";

/** Names of one kind; more than a person would look through. */
const MOST_NAMES = 1000;

const names = z.object({ keys: z.array(z.string()), more: z.boolean() });

export const runColumns = query({
  name: "tracking.run-columns",
  summary: "The names of all metrics, parameters and tags that runs of an experiment logged.",
  permission: "tracking:read",
  route: "GET /experiments/{experimentId}/columns",
  input: z.strictObject({ experimentId }),
  output: z.object({ metrics: names, params: names, tags: names }),
  run: async (work, { experimentId }) => {
    const read = (table: SQL) => namesIn(work, experimentId, table);
    return {
      metrics: await read(sql`${metricLatest}`),
      params: await read(sql`${runParams}`),
      tags: await read(sql`${runTags}`),
    };
  },
});

/** Steps from one name to the next through the index: as many looks as there are names, however many rows. */
async function namesIn({ db, orgId }: Work, experimentId: number, table: SQL) {
  const next = (after: SQL) => sql`(select t.key from ${table} t
    where t.org_id = ${orgId} and t.experiment_id = ${experimentId}::bigint and ${after} order by t.key limit 1)`;
  const rows = await db.execute<{ key: string }>(sql`
    with recursive names (key) as (
      select ${next(sql`true`)}
      union all
      select ${next(sql`t.key > names.key`)} from names where names.key is not null)
    select key from names where key is not null limit ${MOST_NAMES + 1}`);
  const keys = rows.map(({ key }) => key);
  return { keys: keys.slice(0, MOST_NAMES), more: keys.length > MOST_NAMES };
}
