import { Session } from "~/db/session";

type Size = {
  readonly orgId: string;
  readonly memberId: string;
  readonly models: number;
  /** Versions of each model, each from a run of its own. */
  readonly versions: number;
};

/**
 * Gives the teams of a crowd models in production with versions, runs, data and features, and each run ten trials beside
 * it, with parameters of their own. Most of it is as the checks want it; every fifth lacks something. By the owner and without triggers.
 */
export async function modelsOfCrowd(ownerUrl: string, size: Size): Promise<void> {
  const session = new Session({ url: ownerUrl });
  try {
    await session.script(
      `set session_replication_role = replica; ${models(size)} ${runs(size)} ${data(size)} analyze;`,
    );
  } finally {
    session.close();
  }
}

const models = ({ orgId, memberId, models: count, versions }: Size): string => `
  create temporary table own as
    select row_number() over (order by slug) as place, id, slug from team where org_id = uuid '${orgId}' and slug like 'crowd-%';
  create temporary table made as
    select n, gen_random_uuid() as id, own.id as team, own.slug, n as experiment
    from generate_series(1, ${count}) n join own on own.place = 1 + n % (select count(*) from own);
  insert into registered_model (org_id, id, name, owner_team_id, owner_member_id, lifecycle, next_version, created_at, updated_at)
    select uuid '${orgId}', id, 'model ' || n, team, case when n % 5 > 0 then '${memberId}'::uuid end, 'production', ${versions} + 1,
           '2026-01-01', '2026-11-01' from made;
  insert into experiment (org_id, id, name, artifact_root, created_at, updated_at)
    select uuid '${orgId}', experiment, 'experiment ' || n, 'x:/', '2026-01-01', '2026-11-01' from made;
  insert into experiment_tag select uuid '${orgId}', experiment, 'cairn.team', slug from made;
  create temporary table told as
    select made.*, v as version, gen_random_uuid() as run from made cross join generate_series(1, ${versions}) v;
  insert into model_version (org_id, model_id, version, source, artifact_uri, run_id, user_name, created_by, status, stage,
                             description, signature, created_at, updated_at)
    select uuid '${orgId}', id, version, 'x:/', 'x:/', run, 'ana', '${memberId}', 'READY', 'None', repeat('what changed ', 5),
           (select jsonb_build_object('inputs', jsonb_agg(jsonb_build_object('name', 'column ' || c, 'type', 'double'))::text,
             'outputs', '[]') from generate_series(1, 30) c),
           timestamptz '2026-11-01' - (${versions} - version) * interval '7 days', '2026-11-01' from told;
  insert into alias_assignment (org_id, id, model_id, alias, version, valid_from, set_by, set_by_name)
    select uuid '${orgId}', gen_random_uuid(), id, 'champion', ${versions}, '2026-11-01', '${memberId}', 'Ana' from made;
  insert into model_input select uuid '${orgId}', id, version, 'column ' || c, 'double', true from told cross join generate_series(1, 30) c;
  insert into feature (org_id, id, name, status, owner_team_id, created_at, updated_at)
    select uuid '${orgId}', gen_random_uuid(), 'column ' || n, 'certified', own.id, '2026-01-01', '2026-11-01'
    from generate_series(1, 200) n join own on own.place = 1 + n % (select count(*) from own);`;

const runs = ({ orgId, memberId }: Size): string => `
  create temporary table every_run as
    select run as id, experiment, n, version, null::uuid as parent from told
    union all select gen_random_uuid(), experiment, n, version, run from told cross join generate_series(1, 10) trial;
  insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri, created_by)
    select uuid '${orgId}', id, experiment, 'run', 'ana', case when random() < 0.1 then 'FAILED' else 'FINISHED' end,
           (extract(epoch from timestamptz '2026-11-01' - version * interval '6 days') * 1000)::bigint, 'x:/', '${memberId}'
    from every_run;
  insert into run_param (org_id, run_id, key, value, experiment_id)
    select uuid '${orgId}', id, 'param ' || p, case when parent is null then n::text else id::text end, experiment
    from every_run cross join generate_series(1, 10) p;
  insert into metric_latest select uuid '${orgId}', id, 'metric ' || m, experiment, random(), 0, 0 from every_run cross join generate_series(1, 5) m;
  insert into run_tag (org_id, run_id, key, value, experiment_id)
    select uuid '${orgId}', id, 'mlflow.source.git.commit', 'c' || n || '-' || version % 3, experiment from every_run where n % 5 > 0
    union all select uuid '${orgId}', id, 'mlflow.source.git.dirty', 'false', experiment from every_run where n % 4 > 0
    union all select uuid '${orgId}', id, 'mlflow.parentRunId', replace(parent::text, '-', ''), experiment from every_run where parent is not null;
  insert into blob values (uuid '${orgId}', repeat('ab', 32), 1, '2026-11-01', null);
  insert into artifact select uuid '${orgId}', 'run', id, 'model/requirements.txt', repeat('ab', 32), 1, 'text/plain', '2026-11-01', null
    from every_run where n % 3 > 0;`;

const data = ({ orgId }: Size): string => `
  create temporary table read_data as select n, experiment, gen_random_uuid() as id, gen_random_uuid() as dataset,
    gen_random_uuid() as version from made;
  insert into run_dataset (org_id, id, experiment_id, name, digest, source_type, source, schema)
    select uuid '${orgId}', id, experiment, 'data ' || n, 'd1', 'http', '{}',
           (select jsonb_build_object('mlflow_colspec', jsonb_agg(jsonb_build_object('name', 'column ' || c, 'type', 'double')))::text
            from generate_series(1, 30) c) from read_data;
  insert into run_input select uuid '${orgId}', r.id, d.id, 'training', '{}' from every_run r join read_data d on d.n = r.n where r.n % 7 > 0;
  insert into dataset (org_id, id, name, source, data_type, format, fresh_hours, owner_team_id, created_at, updated_at)
    select uuid '${orgId}', d.dataset, 'data ' || d.n, 'warehouse', 'tabular', 'parquet', 48, m.team, '2026-01-01', '2026-11-01'
    from read_data d join made m on m.n = d.n;
  insert into dataset_name select uuid '${orgId}', 'data ' || n, dataset, '2026-01-01' from read_data;
  insert into dataset_version (org_id, id, dataset_id, number, digest, told_by, created_at)
    select uuid '${orgId}', version, dataset, 1, 'd1', 'run', '2026-08-01' from read_data
    union all select uuid '${orgId}', gen_random_uuid(), dataset, 1 + k, 'd' || (1 + k), 'report', timestamptz '2026-08-01' + k * interval '1 day'
    from read_data cross join generate_series(1, 90) k;
  insert into dataset_column (org_id, version_id, position, name, type, profile)
    select uuid '${orgId}', version, c, 'column ' || c, 'double', '{}' from read_data cross join generate_series(1, 30) c;
  insert into quality_result (org_id, id, version_id, rule, column_name, severity, outcome, told_by, checked_at, recorded_at)
    select uuid '${orgId}', gen_random_uuid(), version, 'not null', 'column ' || c, 'error', 'passed', 'report', '2026-11-01', '2026-11-01'
    from read_data cross join generate_series(1, 27) c;`;
