import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { metricLatest, runParams, runTags } from "~/db/schema/tracking";
import { runDatasets, runInputs, runModels } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { modelIdText, runIdText } from "../rules/run-id";
import type { RunState } from "./run-state";

const texts = z.record(z.string(), z.string());

export const pointShape = z.object({
  /** Null: not a number. */
  value: z.number().nullable(),
  timestamp: z.number().int(),
  step: z.number().int(),
});

export const datasetShape = z.object({
  name: z.string(),
  digest: z.string(),
  sourceType: z.string(),
  source: z.string(),
  schema: z.string().nullable(),
  profile: z.string().nullable(),
  tags: texts,
});

/** A run's own facts. */
export const runFacts = z.object({
  runId: z.string(),
  name: z.string(),
  experimentId: z.number().int(),
  userName: z.string(),
  status: z.enum(["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]),
  startedMs: z.number().int(),
  endedMs: z.number().int().nullable(),
  artifactUri: z.string(),
  deletedAt: z.date().nullable(),
  frozenAt: z.date().nullable(),
  /** SHA-256 over what was logged; null while more may come. */
  sealedDigest: z.string().nullable(),
});
export type RunFacts = z.output<typeof runFacts>;

/** A run with the latest point of each metric and everything else that was logged. */
export const runShape = runFacts.extend({
  metrics: z.record(z.string(), pointShape),
  params: texts,
  tags: texts,
  datasets: z.array(datasetShape),
  modelInputs: z.array(z.object({ modelId: z.string() })),
  modelOutputs: z.array(z.object({ modelId: z.string(), step: z.number().int() })),
});
export type Run = z.output<typeof runShape>;

export const factsOf = (run: RunState): RunFacts => ({
  runId: runIdText(run.id),
  name: run.name,
  experimentId: run.experimentId,
  userName: run.userName,
  status: run.status,
  startedMs: run.startedMs,
  endedMs: run.endedMs,
  artifactUri: run.artifactUri,
  deletedAt: run.deletedAt,
  frozenAt: run.frozenAt,
  sealedDigest: run.sealedDigest,
});

type Dataset = Run["datasets"][number];
/** `"NaN"`: JSON has no such number. */
type Latest = readonly [value: number | "NaN", timestamp: number, step: number];
type Model = { readonly id: string; readonly role: "input" | "output"; readonly step: number };
type Held<Value> = { readonly id: string; readonly held: Value };

async function heldBy<Value>(work: Work, statement: SQL): Promise<ReadonlyMap<string, Value>> {
  const rows = await work.db.execute<Held<Value>>(statement);
  return new Map(rows.map(({ id, held }) => [id, held]));
}

const points = (held: Readonly<Record<string, Latest>>): Run["metrics"] =>
  Object.fromEntries(
    Object.entries(held).map(([key, [value, timestamp, step]]) => [
      key,
      { value: value === "NaN" ? null : value, timestamp, step },
    ]),
  );

/** Everything logged to these runs, in one statement for each kind; in their order. */
export async function withLogged(work: Work, runs: readonly RunState[]): Promise<Run[]> {
  if (runs.length === 0) return [];
  const { orgId } = work;
  const ids = runs.map(({ id }) => id);
  const ofRuns = (table: SQL) =>
    sql`${table}.org_id = ${orgId} and ${table}.run_id = any(${sql.param(ids)}::uuid[])`;
  const textsOf = (table: SQL, from: SQL) =>
    heldBy<Record<string, string>>(
      work,
      sql`select ${table}.run_id as id, json_object_agg(${table}.key, ${table}.value order by ${table}.key) as held
        from ${from} ${table} where ${ofRuns(table)} group by ${table}.run_id`,
    );
  const [params, tags, metrics, datasets, models] = await Promise.all([
    textsOf(sql`param`, sql`${runParams}`),
    textsOf(sql`tag`, sql`${runTags}`),
    heldBy<Record<string, Latest>>(
      work,
      sql`select m.run_id as id, json_object_agg(m.key, json_build_array(m.value, m.logged_ms, m.step) order by m.key) as held
        from ${metricLatest} m where ${ofRuns(sql`m`)} group by m.run_id`,
    ),
    heldBy<Dataset[]>(
      work,
      sql`select i.run_id as id, json_agg(json_build_object('name', d.name, 'digest', d.digest, 'sourceType', d.source_type,
          'source', d.source, 'schema', d.schema, 'profile', d.profile, 'tags', i.tags) order by d.name, d.digest) as held
        from ${runInputs} i join ${runDatasets} d on d.org_id = i.org_id and d.id = i.dataset_id
        where ${ofRuns(sql`i`)} group by i.run_id`,
    ),
    heldBy<Model[]>(
      work,
      sql`select o.run_id as id, json_agg(json_build_object('id', o.model_id, 'role', o.role, 'step', o.step)
          order by o.step, o.model_id) as held
        from ${runModels} o where ${ofRuns(sql`o`)} group by o.run_id`,
    ),
  ]);
  const modelsOf = (id: string, asked: Model["role"]) =>
    (models.get(id) ?? [])
      .filter(({ role }) => role === asked)
      .map(({ id, step }) => ({ modelId: modelIdText(id), step }));
  return runs.map((run) => ({
    ...factsOf(run),
    metrics: points(metrics.get(run.id) ?? {}),
    params: params.get(run.id) ?? {},
    tags: tags.get(run.id) ?? {},
    datasets: datasets.get(run.id) ?? [],
    modelInputs: modelsOf(run.id, "input"),
    modelOutputs: modelsOf(run.id, "output"),
  }));
}
