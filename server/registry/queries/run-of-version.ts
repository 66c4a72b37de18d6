import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import {
  experiments,
  metricLatest,
  runParams,
  runs,
  runStatuses,
  runTags,
} from "~/db/schema/tracking";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { runIdOfText } from "~/server/tracking/rules/run-id";

const dataset = z.object({
  name: z.string(),
  digest: z.string(),
  context: z.string(),
  sourceType: z.string(),
});

/** The run a version came from, with what it logged; metrics with their latest values. */
export const runShape = z.object({
  runId: z.string(),
  name: z.string(),
  experimentId: z.number().int(),
  experimentName: z.string(),
  userName: z.string(),
  status: z.enum(runStatuses),
  startedMs: z.number().int(),
  endedMs: z.number().int().nullable(),
  deletedAt: z.date().nullable(),
  params: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  metrics: z.record(z.string(), z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])])),
  datasets: z.array(dataset),
});
export type RunOfVersion = z.output<typeof runShape>;

const pairs = (table: typeof runParams | typeof runTags | typeof metricLatest) =>
  sql`(select coalesce(jsonb_object_agg(pair.key, pair.value), '{}') from ${table} pair
    where pair.org_id = ${runs}.org_id and pair.run_id = ${runs}.id)`;

const datasets = sql<z.output<typeof dataset>[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'digest', d.digest, 'context', i.context,
    'sourceType', d.source_type) order by d.name, d.digest), '[]')
  from ${runInputs} i join ${runDatasets} d on d.org_id = i.org_id and d.id = i.dataset_id
  where i.org_id = ${runs}.org_id and i.run_id = ${runs}.id)`;

/** Null when there is no such run. */
export async function runOfVersion(
  { db, orgId }: Work,
  runId: string,
): Promise<RunOfVersion | null> {
  const id = runIdOfText(runId);
  if (id === null) return null;
  const [row] = await db
    .select({
      name: runs.name,
      experimentId: runs.experimentId,
      experimentName: experiments.name,
      userName: runs.userName,
      status: runs.status,
      startedMs: runs.startedMs,
      endedMs: runs.endedMs,
      deletedAt: runs.deletedAt,
      params: sql<Record<string, string>>`${pairs(runParams)}`,
      tags: sql<Record<string, string>>`${pairs(runTags)}`,
      metrics: sql<RunOfVersion["metrics"]>`${pairs(metricLatest)}`,
      datasets,
    })
    .from(runs)
    .innerJoin(
      experiments,
      and(eq(experiments.orgId, runs.orgId), eq(experiments.id, runs.experimentId)),
    )
    .where(and(eq(runs.orgId, orgId), eq(runs.id, id)));
  return row === undefined ? null : { runId, ...row };
}
