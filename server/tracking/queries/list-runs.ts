import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { metricLatest, runParams, runs, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { experimentId } from "../commands/experiment-input";
import { pageToken, readPageToken } from "./page-token";
import { factsOf, runFacts } from "./run-row";
import { searchRuns } from "./search/run-search";
import { filterOf, orderOf, searchInput } from "./search-input";

const MOST_ROWS = 500;
const MOST_COLUMNS = 60;

const keys = z.array(z.string().min(1).max(250)).max(MOST_COLUMNS).default([]);

const row = runFacts.extend({
  /** Latest values; null is one that is no number. */
  metrics: z.record(z.string(), z.number().nullable()),
  params: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
});

export const listRuns = query({
  name: "tracking.list-runs",
  summary: "Runs of an experiment that fit a filter, with the columns asked for and nothing else.",
  permission: "tracking:read",
  route: "GET /experiments/{experimentId}/runs",
  input: z.strictObject({
    experimentId,
    ...searchInput,
    cursor: pageToken,
    limit: z.number().int().min(1).max(MOST_ROWS).default(50),
    metrics: keys,
    params: keys,
    tags: keys,
    /** All that was logged, for a file. */
    everything: z.boolean().default(false),
  }),
  output: z.object({ rows: z.array(row), nextCursor: z.string().nullable() }),
  run: async (work, { experimentId, filter, orderBy, view, cursor, limit, ...columns }) => {
    const { ids, nextPageToken } = await searchRuns(work, {
      experimentIds: [experimentId],
      view,
      filter: filterOf("runs", filter),
      order: orderOf("runs", orderBy),
      start: readPageToken(cursor),
      limit,
    });
    return { rows: await rowsOf(work, ids, columns), nextCursor: nextPageToken };
  },
});

type Columns = Readonly<Record<"metrics" | "params" | "tags", readonly string[]>> & {
  readonly everything: boolean;
};

/** These runs in this order. */
async function rowsOf(work: Work, ids: readonly string[], columns: Columns) {
  if (ids.length === 0) return [];
  const found = await work.db
    .select()
    .from(runs)
    .where(and(eq(runs.orgId, work.orgId), inArray(runs.id, [...ids])));
  const asked = (names: readonly string[]) => (columns.everything ? null : names);
  const metrics = await valuesOf<number | "NaN">(work, {
    ids,
    table: sql`${metricLatest}`,
    names: asked(columns.metrics),
  });
  const params = await valuesOf<string>(work, {
    ids,
    table: sql`${runParams}`,
    names: asked(columns.params),
  });
  const tags = await valuesOf<string>(work, {
    ids,
    table: sql`${runTags}`,
    names: asked(columns.tags),
  });
  const byId = new Map(found.map((run) => [run.id, run]));
  return ids.flatMap((id) => {
    const run = byId.get(id);
    if (run === undefined) return [];
    const numbers = Object.entries(metrics.get(id) ?? {}).map(
      ([key, value]) => [key, value === "NaN" ? null : value] as const,
    );
    return [
      {
        ...factsOf(run),
        metrics: Object.fromEntries(numbers),
        params: params.get(id) ?? {},
        tags: tags.get(id) ?? {},
      },
    ];
  });
}

type Values = {
  readonly ids: readonly string[];
  readonly table: SQL;
  /** Null: all. */
  readonly names: readonly string[] | null;
};

async function valuesOf<Value>(
  { db, orgId }: Work,
  { ids, table, names }: Values,
): Promise<Map<string, Readonly<Record<string, Value>>>> {
  if (names?.length === 0) return new Map();
  const wanted = names === null ? sql`true` : sql`t.key = any(${sql.param([...names])}::text[])`;
  const rows = await db.execute<{ id: string; held: Readonly<Record<string, Value>> }>(sql`
    select t.run_id as id, json_object_agg(t.key, t.value) as held from ${table} t
    where t.org_id = ${orgId} and t.run_id = any(${sql.param([...ids])}::uuid[]) and ${wanted} group by t.run_id`);
  return new Map(rows.map(({ id, held }) => [id, held]));
}
