import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { metricLatest, runParams, runs, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { searched } from "./search/run-search";
import { experimentIds, filterOf, searchInput } from "./search-input";

const key = z.string().min(1).max(250);

/** More are no overview; the filter narrows them. */
const MOST_GROUPS = 200;

const aggregate = z.object({
  runs: z.number().int(),
  mean: z.number(),
  least: z.number(),
  greatest: z.number(),
});

export const groupRuns = query({
  name: "tracking.group-runs",
  summary:
    "The runs of some experiments by the value of a parameter, a tag or a fact, with how often each occurs and what metrics come to.",
  permission: "tracking:read",
  input: z.strictObject({
    experimentIds: experimentIds.min(1),
    filter: searchInput.filter,
    view: searchInput.view,
    by: z.union([
      z.strictObject({ kind: z.enum(["params", "tags"]), key }),
      z.strictObject({ kind: z.literal("attributes"), key: z.enum(["status", "user"]) }),
    ]),
    metrics: z.array(key).max(10).default([]),
  }),
  output: z.object({
    groups: z.array(
      z.object({
        /** Null: runs that did not log it. */
        value: z.string().nullable(),
        runs: z.number().int(),
        /** By metric; runs that did not log it, or logged no number, are not in it. */
        metrics: z.record(z.string(), aggregate),
      }),
    ),
    /** All there are, also those that are not listed. */
    total: z.number().int(),
  }),
  run: async (work, { by, metrics, filter, ...place }) => {
    const found = searched(work.orgId, { ...place, filter: filterOf("runs", filter) });
    const matching = sql`
      select run.id, run.experiment_id, run.status, run.user_name from ${runs} run where ${found}`;
    const value = valueOf(work, by);
    const rows = await work.db.execute<{ value: string | null; runs: number; total: number }>(sql`
      with matching as materialized (${matching}), grouped as (
        select ${value} as value, count(*)::int as runs from matching run group by 1)
      select value, runs, (count(*) over ())::int as total from grouped
      order by runs desc, value collate "C" nulls last limit ${MOST_GROUPS}`);
    const measured = await measuredIn(work, { matching, value, metrics });
    return {
      groups: rows.map((row) => ({
        value: row.value,
        runs: row.runs,
        metrics: Object.fromEntries(
          measured
            .filter((one) => one.value === row.value)
            .map(({ key: name, runs: count, mean, least, greatest }) => [
              name,
              { runs: count, mean, least, greatest },
            ]),
        ),
      })),
      total: rows[0]?.total ?? 0,
    };
  },
});

type By = { readonly kind: "params" | "tags" | "attributes"; readonly key: string };

/** The value a run is grouped by, in a statement that calls the runs `run`. */
function valueOf({ orgId }: Work, by: By): SQL {
  if (by.kind === "attributes") return by.key === "status" ? sql`run.status` : sql`run.user_name`;
  const table = by.kind === "params" ? runParams : runTags;
  return sql`(select pair.value from ${table} pair
    where pair.org_id = ${orgId} and pair.run_id = run.id and pair.key = ${by.key})`;
}

type Measured = {
  value: string | null;
  key: string;
  runs: number;
  mean: number;
  least: number;
  greatest: number;
};

type Asked = { readonly matching: SQL; readonly value: SQL; readonly metrics: readonly string[] };

/** Not-a-number stands for nothing and is left out; it would make every mean itself. */
async function measuredIn(
  { db, orgId }: Work,
  { matching, value, metrics }: Asked,
): Promise<Measured[]> {
  if (metrics.length === 0) return [];
  const rows = await db.execute<Measured>(sql`
    with matching as materialized (${matching})
    select ${value} as value, latest.key, count(*)::int as runs, avg(latest.value) as mean,
      min(latest.value) as least, max(latest.value) as greatest
    from matching run join ${metricLatest} latest on latest.org_id = ${orgId} and latest.run_id = run.id
    where latest.key = any(${sql.param([...metrics])}::text[]) and latest.value <> 'NaN'
      and abs(latest.value) < 1.797e308
    group by 1, 2`);
  return [...rows];
}
