import { type SQL, sql } from "drizzle-orm";
import { importItems } from "~/db/schema/imports";
import type { Work } from "~/server/core/context";
import type { Kind } from "./items";

/** Keys and values of a table, sorted by their bytes. */
const pairs = (table: SQL, where: SQL): SQL => sql`(
  select string_agg(json_build_array(each.key, each.value)::text, ',' order by each.key collate "C")
  from ${table} each where ${where})`;

const runs = ({ orgId }: Work, ids: readonly string[]): SQL => sql`
  select run.id::text as id, md5(json_build_array(run.experiment_id, run.name, run.user_name, run.status, run.started_ms,
      run.ended_ms, run.artifact_uri, run.frozen_at, run.deleted_at,
      ${pairs(sql`run_param`, sql`each.org_id = run.org_id and each.run_id = run.id`)},
      ${pairs(sql`run_tag`, sql`each.org_id = run.org_id and each.run_id = run.id`)},
      (select string_agg(json_build_array(m.key, m.value::text, m.step, m.logged_ms)::text, ',' order by m.key collate "C")
        from metric_latest m where m.org_id = run.org_id and m.run_id = run.id),
      (select count(*) from metric_point p where p.org_id = run.org_id and p.run_id = run.id)
        + (select coalesce(sum(c.points), 0) from metric_chunk c where c.org_id = run.org_id and c.run_id = run.id),
      (select string_agg(i.dataset_id::text || i.context, ',' order by i.dataset_id) from run_input i
        where i.org_id = run.org_id and i.run_id = run.id))::text) as print
  from run where run.org_id = ${orgId} and run.id = any(${sql.param([...ids])}::uuid[])`;

const loggedModels = ({ orgId }: Work, ids: readonly string[]): SQL => sql`
  select model.id::text as id, md5(json_build_array(model.name, model.model_type, model.status, model.status_message,
      model.artifact_uri, model.deleted_at,
      ${pairs(sql`logged_model_param`, sql`each.org_id = model.org_id and each.model_id = model.id`)},
      ${pairs(sql`logged_model_tag`, sql`each.org_id = model.org_id and each.model_id = model.id`)})::text) as print
  from logged_model model where model.org_id = ${orgId} and model.id = any(${sql.param([...ids])}::uuid[])`;

const experiments = ({ orgId }: Work, ids: readonly string[]): SQL => sql`
  select experiment.id::text as id, md5(json_build_array(experiment.name, experiment.artifact_root, experiment.note,
      experiment.deleted_at,
      ${pairs(sql`experiment_tag`, sql`each.org_id = experiment.org_id and each.experiment_id = experiment.id`)})::text) as print
  from experiment where experiment.org_id = ${orgId} and experiment.id = any(${sql.param([...ids])}::bigint[])`;

const models = ({ orgId }: Work, ids: readonly string[]): SQL => sql`
  select model.id::text as id, md5(json_build_array(model.name, model.description, model.owner_team_id,
      model.owner_member_id, model.deputy_member_id, model.risk_tier, model.use_case, model.lifecycle,
      model.archived_at, model.deleted_at,
      ${pairs(sql`registered_model_tag`, sql`each.org_id = model.org_id and each.model_id = model.id`)})::text) as print
  from registered_model model where model.org_id = ${orgId} and model.id = any(${sql.param([...ids])}::uuid[])`;

const versions = ({ orgId }: Work, ids: readonly string[]): SQL => sql`
  select version.model_id || '/' || version.version as id, md5(json_build_array(version.source, version.artifact_uri,
      version.run_id, version.logged_model_id, version.status, version.stage, version.description, version.frozen_at,
      version.deleted_at,
      ${pairs(
        sql`model_version_tag`,
        sql`each.org_id = version.org_id and each.model_id = version.model_id and each.version = version.version`,
      )},
      (select string_agg(a.id::text || coalesce(a.valid_to::text, ''), ',' order by a.id) from alias_assignment a
        where a.org_id = version.org_id and a.model_id = version.model_id and a.version = version.version))::text) as print
  from unnest(${sql.param([...ids])}::text[]) as asked (id)
    join model_version version on version.org_id = ${orgId} and version.model_id = split_part(asked.id, '/', 1)::uuid
      and version.version = split_part(asked.id, '/', 2)::int`;

const printed = {
  run: runs,
  "logged-model": loggedModels,
  experiment: experiments,
  model: models,
  version: versions,
} as const;

export type Printed = keyof typeof printed;

/** What things of a kind look like now, as one digest each; who is gone has none. */
export async function fingerprints(
  work: Work,
  kind: Printed,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await work.db.execute<{ id: string; print: string }>(printed[kind](work, ids));
  return new Map(rows.map(({ id, print }) => [id, print]));
}

/** Writes down what this import's things look like now, so that an undo can tell what was changed later. */
export async function keepFingerprints(
  work: Work,
  importId: string,
  { kind, ids }: { readonly kind: Printed & Kind; readonly ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await work.db.execute(sql`
    update ${importItems} item set fingerprint = now.print from (${printed[kind](work, ids)}) now
    where item.org_id = ${work.orgId} and item.import_id = ${importId} and item.kind = ${kind}
      and item.local_id = now.id and item.how = 'made'`);
}
