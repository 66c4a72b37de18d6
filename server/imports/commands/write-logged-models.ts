import { sql } from "drizzle-orm";
import { importItems, importLinks } from "~/db/schema/imports";
import {
  loggedModelMetrics,
  loggedModelParams,
  loggedModels,
  loggedModelTags,
  runModels,
} from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import {
  MAX_PARAM_VALUE_CHARACTERS,
  MAX_TAG_VALUE_CHARACTERS,
} from "~/server/tracking/rules/limits";
import { storedValue } from "~/server/tracking/rules/metric-value";
import { modelIdOfText, modelIdText, runIdText } from "~/server/tracking/rules/run-id";
import { keepFingerprints } from "../queries/fingerprints";
import { broughtBefore, type Ids, localIds, remember } from "../queries/items";
import type { Job } from "../queries/job-row";
import type { BroughtLoggedModel, Text } from "../rules/brought";
import { artifactUriOf, cutTo } from "../rules/names";
import { type Note, note } from "./hold";
import { fitting } from "./write-runs";

type Arriving = { readonly id: string; readonly model: BroughtLoggedModel };

type ModelPage = { readonly experimentId: number; readonly models: readonly BroughtLoggedModel[] };

/** Writes a page of logged models, each once, however often it is called. */
export async function writeLoggedModels(
  work: Work,
  job: Job,
  { experimentId, models }: ModelPage,
): Promise<void> {
  const kind = "logged-model" as const;
  const ids = models.map(({ id }) => id);
  const here = await localIds(work, job, { kind, ids });
  const before = await broughtBefore(work, job, { kind, ids });
  const known = [...before].filter(([id]) => !here.has(id));
  await remember(
    work,
    job.id,
    known.map(([originId, localId]) => ({ kind, originId, localId, how: "known" })),
  );
  const arriving = await withIds(
    work,
    job,
    models.filter(({ id }) => !here.has(id) && !before.has(id)),
  );
  if (arriving.length === 0) return;
  const asked = models.flatMap((model) => [
    model.sourceRunId ?? "",
    ...model.metrics.map(({ runId }) => runId),
  ]);
  const runs = await localIds(work, job, { kind: "run", ids: [...new Set(asked)] });
  await insertModels(work, job, { experimentId, arriving, runs });
  await insertTexts(work, job, arriving);
  await insertMetrics(work, arriving, runs);
  await remember(
    work,
    job.id,
    arriving.map(({ id, model }) => ({ kind, originId: model.id, localId: id, how: "made" })),
  );
  await keepFingerprints(work, job.id, { kind, ids: arriving.map(({ id }) => id) });
}

async function withIds(
  work: Work,
  job: Job,
  fresh: readonly BroughtLoggedModel[],
): Promise<Arriving[]> {
  const wanted = new Map(fresh.map(({ id }) => [id, modelIdOfText(id)]));
  const own = [...wanted.values()].filter((id) => id !== null);
  const rows = await work.db.execute<{ id: string }>(sql`
    select id from ${loggedModels} where org_id = ${work.orgId} and id = any(${sql.param(own)}::uuid[])`);
  const taken = new Set(rows.map(({ id }) => id));
  const notes: Note[] = [];
  const arriving = fresh.map((model): Arriving => {
    const kept = wanted.get(model.id) ?? null;
    if (kept !== null && !taken.has(kept)) return { id: kept, model };
    const id = newId();
    const about = { kind: "logged-model", originId: model.id, name: model.name || model.id };
    notes.push({ ...about, reason: "another-id", became: modelIdText(id) });
    return { id, model };
  });
  await note(work, job.id, notes);
  return arriving;
}

type Into = {
  readonly experimentId: number;
  readonly arriving: readonly Arriving[];
  readonly runs: Ids;
};

async function insertModels(
  { db, orgId }: Work,
  job: Job,
  { experimentId, arriving, runs }: Into,
): Promise<void> {
  const rows = arriving.map(({ id, model }) => ({
    id,
    name: cutTo(model.name, 500),
    model_type: cutTo(model.modelType, 500),
    status: model.status,
    status_message: cutTo(model.statusMessage, 2000),
    run: runs.get(model.sourceRunId ?? "") ?? null,
    uri: artifactUriOf(model.artifactUri, job.withFiles, {
      experimentId,
      hex: runIdText(id),
      kind: "logged-model",
    }),
    created: model.createdMs,
    updated: model.updatedMs,
  }));
  await db.execute(sql`
    insert into ${loggedModels} (org_id, id, experiment_id, name, model_type, status, status_message, source_run_id,
      artifact_uri, created_ms, updated_ms)
    select ${orgId}::uuid, id, ${experimentId}::bigint, name, model_type, status, status_message, run, uri, created, updated
    from json_to_recordset(${JSON.stringify(rows)}::json) as sent (id uuid, name text, model_type text, status text,
      status_message text, run uuid, uri text, created bigint, updated bigint)`);
}

async function insertTexts(work: Work, job: Job, arriving: readonly Arriving[]): Promise<void> {
  const notes: Note[] = [];
  const rowsOf = (most: number, textsOf: (model: BroughtLoggedModel) => readonly Text[]) =>
    arriving.flatMap(({ id, model }) => {
      const fit = fitting(textsOf(model), most, {
        kind: "value",
        originId: model.id,
        name: model.name,
      });
      notes.push(...fit.notes);
      return fit.kept.map((text) => ({ id, ...text }));
    });
  const params = rowsOf(MAX_PARAM_VALUE_CHARACTERS, (model) => model.params);
  const tags = rowsOf(MAX_TAG_VALUE_CHARACTERS, (model) => model.tags);
  for (const [table, rows] of [
    [loggedModelParams, params],
    [loggedModelTags, tags],
  ] as const) {
    await work.db.execute(sql`
      insert into ${table} (org_id, model_id, key, value)
      select ${work.orgId}::uuid, id, key, value
      from json_to_recordset(${JSON.stringify(rows)}::json) as sent (id uuid, key text, value text)`);
  }
  await note(work, job.id, notes);
}

/** Metrics of runs that did not come stay behind with them. */
async function insertMetrics(
  { db, orgId }: Work,
  arriving: readonly Arriving[],
  runs: Ids,
): Promise<void> {
  const rows = arriving.flatMap(({ id, model }) =>
    model.metrics.flatMap((metric) => {
      const run = runs.get(metric.runId);
      return run === undefined ? [] : [{ id, run, ...metric, value: storedValue(metric.value) }];
    }),
  );
  const column = <Value>(of: (row: (typeof rows)[number]) => Value) => sql.param(rows.map(of));
  await db.execute(sql`
    insert into ${loggedModelMetrics} (org_id, model_id, run_id, key, step, logged_ms, value, dataset_name, dataset_digest)
    select ${orgId}::uuid, sent.* from unnest(${column(({ id }) => id)}::uuid[], ${column(({ run }) => run)}::uuid[],
      ${column(({ key }) => cutTo(key, 250))}::text[], ${column(({ step }) => step)}::bigint[],
      ${column(({ timestamp }) => timestamp)}::bigint[], ${column(({ value }) => value)}::float8[],
      ${column(({ datasetName }) => datasetName)}::text[], ${column(({ datasetDigest }) => datasetDigest)}::text[]) as sent
    on conflict do nothing`);
}

/** Says which models the runs read and wrote, now that both are here. */
export async function writeLinks({ db, orgId }: Work, job: Job): Promise<void> {
  await db.execute(sql`
    insert into ${runModels} (org_id, run_id, model_id, role, step)
    select link.org_id, link.run_id, item.local_id::uuid, link.role, link.step
    from ${importLinks} link join ${importItems} item on item.org_id = link.org_id and item.import_id = link.import_id
      and item.kind = 'logged-model' and item.origin_id = link.model_origin_id and item.removed_at is null
    where link.org_id = ${orgId} and link.import_id = ${job.id}
    on conflict do nothing`);
  await db.execute(
    sql`delete from ${importLinks} where org_id = ${orgId} and import_id = ${job.id}`,
  );
}
