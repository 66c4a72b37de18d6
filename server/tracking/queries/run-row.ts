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

const datasetShape = z.object({
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

export type Logged = Pick<
  Run,
  "metrics" | "params" | "tags" | "datasets" | "modelInputs" | "modelOutputs"
>;

/** Everything logged to these runs, by UUID; one statement for each kind. */
export async function loggedTo(
  work: Work,
  ids: readonly string[],
): Promise<(id: string) => Logged> {
  const { orgId } = work;
  const ofRuns = (table: SQL) =>
    sql`${table}.org_id = ${orgId} and ${table}.run_id = any(${sql.param([...ids])}::uuid[])`;
  const [params, tags, metrics, datasets, models] = await Promise.all([
    heldBy<Record<string, string>>(
      work,
      sql`select t.run_id as id, json_object_agg(t.key, t.value order by t.key) as held
        from ${runParams} t where ${ofRuns(sql`t`)} group by t.run_id`,
    ),
    heldBy<Record<string, string>>(
      work,
      sql`select t.run_id as id, json_object_agg(t.key, t.value order by t.key) as held
        from ${runTags} t where ${ofRuns(sql`t`)} group by t.run_id`,
    ),
    heldBy<Record<string, Latest>>(
      work,
      sql`select t.run_id as id, json_object_agg(t.key, json_build_array(t.value, t.logged_ms, t.step) order by t.key) as held
        from ${metricLatest} t where ${ofRuns(sql`t`)} group by t.run_id`,
    ),
    heldBy<Dataset[]>(
      work,
      sql`select t.run_id as id, json_agg(json_build_object('name', data.name, 'digest', data.digest, 'sourceType', data.source_type,
          'source', data.source, 'schema', data.schema, 'profile', data.profile, 'tags', t.tags) order by data.name, data.digest) as held
        from ${runInputs} t join ${runDatasets} data on data.org_id = t.org_id and data.id = t.dataset_id
        where ${ofRuns(sql`t`)} group by t.run_id`,
    ),
    heldBy<Model[]>(
      work,
      sql`select t.run_id as id, json_agg(json_build_object('id', t.model_id, 'role', t.role, 'step', t.step)
          order by t.step, t.model_id) as held
        from ${runModels} t where ${ofRuns(sql`t`)} group by t.run_id`,
    ),
  ]);
  return (id) => ({
    metrics: points(metrics.get(id) ?? {}),
    params: params.get(id) ?? {},
    tags: tags.get(id) ?? {},
    datasets: datasets.get(id) ?? [],
    ...modelsOf(models.get(id) ?? []),
  });
}

const modelsOf = (models: readonly Model[]): Pick<Run, "modelInputs" | "modelOutputs"> => ({
  modelInputs: models
    .filter(({ role }) => role === "input")
    .map(({ id }) => ({ modelId: modelIdText(id) })),
  modelOutputs: models
    .filter(({ role }) => role === "output")
    .map(({ id, step }) => ({ modelId: modelIdText(id), step })),
});

/** A run that was just made: nothing but its tags is there yet. */
export const newRun = (run: RunState, tags: ReadonlyMap<string, string>): Run => ({
  ...factsOf(run),
  metrics: {},
  params: {},
  tags: Object.fromEntries([...tags].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  datasets: [],
  modelInputs: [],
  modelOutputs: [],
});

/** A run with everything that was logged to it. */
export async function withLogged(work: Work, run: RunState): Promise<Run> {
  const logged = await loggedTo(work, [run.id]);
  return { ...factsOf(run), ...logged(run.id) };
}
