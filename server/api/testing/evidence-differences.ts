const run = (name: string) => `(select id from run where org_id = $1 and name = '${name}' limit 1)`;
const model = (name: string) =>
  `(select id from registered_model where org_id = $1 and name = '${name}')`;
const someTeam = "(select slug from team where org_id = $1 limit 1)";

const columns = {
  run_param: "key, value, experiment_id",
  run_tag: "key, value, experiment_id",
  metric_latest: "key, experiment_id, value, step, logged_ms",
  run_input: "dataset_id, context, tags",
} as const;
type Logged = keyof typeof columns;

/** Gives one run what another one logged. */
const copied = (table: Logged, from: string, to: string): string =>
  `insert into ${table} (org_id, run_id, ${columns[table]}) select org_id, ${to}, ${columns[table]}
     from ${table} where org_id = $1 and run_id = ${from} on conflict do nothing`;

const logged = ["run_param", "run_tag", "metric_latest", "run_input"] as const;

const artifact = (kind: "run" | "model", owner: string): string =>
  `insert into artifact select org_id, '${kind}', ${owner}, 'requirements.txt', sha256, 1, 'text/plain', now(), null
     from blob where org_id = $1`;

/** A second run of what `name` did, which this organisation does not have. */
const rerun = (name: string): readonly string[] => [
  `insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
     select org_id, gen_random_uuid(), experiment_id, '${name} there', 'ben', 'FINISHED', started_ms, 'x:/'
     from run where org_id = $1 and id = ${run(name)}`,
  ...logged.map((table) => copied(table, run(name), run(`${name} there`))),
];

/**
 * What the twin has and this side has not, and the other way round, under the ids of this side: each statement of a
 * check that looked at the twin's rows would count something else.
 */
export const evidenceDifferences: readonly string[] = [
  // What is missing here is there.
  ...logged.map((table) => copied(table, run("whole"), run("bare"))),
  artifact("run", run("naked")),
  `insert into logged_model select org_id, gen_random_uuid(), experiment_id, 'theirs', '', 'LOGGED_MODEL_READY', '', id, 'x:/', 0, 0, null
     from run where org_id = $1 and name = 'uncommitted'`,
  artifact("model", "(select id from logged_model where org_id = $1 and name = 'theirs')"),
  artifact(
    "model",
    `(select id from logged_model where org_id = $1 and source_run_id = ${run("bare")})`,
  ),
  ...rerun("once"),
  `update run set status = 'FINISHED' where org_id = $1 and name = 'failed again'`,
  `insert into run_tag (org_id, run_id, key, value, experiment_id)
     select org_id, id, 'mlflow.source.git.commit', 'c9', experiment_id from run where org_id = $1 and name = 'uncommitted'`,
  ...rerun("uncommitted"),
  // What was the same the second time is not the same there.
  `update metric_latest set value = 7 where org_id = $1 and run_id = ${run("whole")}`,
  `update metric_latest set value = 9 where org_id = $1 and run_id = ${run("whole again")}`,
  `insert into run_dataset (org_id, id, experiment_id, name, digest, source_type, source)
     select org_id, gen_random_uuid(), experiment_id, other, 'd', 'http', '{}'
     from run cross join unnest(array['one', 'two']) other where org_id = $1 and name = 'whole'`,
  ...(["whole", "whole again"] as const).map(
    (name, place) => `insert into run_input select org_id, ${run(name)}, id, 'training', '{}'
      from run_dataset where org_id = $1 and name = '${["one", "two"][place]}'`,
  ),
  ...(["whole", "whole again"] as const).map(
    (name, place) => `insert into run_param (org_id, run_id, key, value, experiment_id)
      select org_id, id, 'more ${place}', 'x', experiment_id from run where org_id = $1 and name = '${name}'`,
  ),
  // Trials.
  `update run set deleted_at = null where org_id = $1 and name = 'trial'`,
  `insert into run_tag (org_id, run_id, key, value, experiment_id)
     select org_id, id, 'mlflow.parentRunId', replace(${run("bare")}::text, '-', ''), experiment_id
     from run where org_id = $1 and name in ('naked', 'once', 'failed')`,
  // Whose it is.
  `insert into experiment_tag select org_id, id, 'cairn.team', ${someTeam} from experiment e where org_id = $1
     and not exists (select 1 from experiment_tag t where t.org_id = $1 and t.experiment_id = e.id and t.key = 'cairn.team')`,
  `insert into team select org_id, gen_random_uuid(), 'elsewhere', 'Elsewhere', '', false, now(), null
     from team where org_id = $1`,
  `insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
     select org_id, gen_random_uuid(), experiment_id, 'late', 'ben', 'FINISHED', 1, 'x:/'
     from experiment_tag where org_id = $1 and key = 'why'`,
  `insert into team_member select org_id, (select owner_team_id from registered_model where org_id = $1 and name = 'bare'), id, false
     from member where org_id = $1 on conflict do nothing`,
  // Who did it.
  `update model_version set created_by = (select id from member where org_id = $1 and id <> created_by limit 1)
     where org_id = $1 and model_id = ${model("bare")}`,
  `update run set created_by = (select id from member where org_id = $1 and id <> created_by limit 1)
     where org_id = $1 and name = 'naked'`,
  `update alias_assignment set set_by = (select id from member where org_id = $1 and id <> set_by limit 1)
     where org_id = $1 and model_id = ${model("once")}`,
  `update model_version set run_id = ${run("naked")} where org_id = $1 and model_id = ${model("failed")} and version = 2`,
  // What is in production.
  `update alias_assignment set version = 2 where org_id = $1 and model_id = ${model("bare")}`,
  `insert into model_version (org_id, model_id, version, source, artifact_uri, user_name, status, stage, created_at, updated_at)
     select org_id, id, 7, 'x:/', 'x:/', 'ben', 'READY', 'Production', '2026-10-20', now()
     from registered_model where org_id = $1 and name in ('in trial', 'unnamed', 'naked')`,
  `insert into registered_model_tag select org_id, id, 'mlflow.prompt.is_prompt', 'true'
     from registered_model where org_id = $1 and name in ('whole', 'nobody''s')`,
  // What is known of it.
  `insert into feature (org_id, id, name, status, created_at, updated_at)
     select org_id, gen_random_uuid(), 'of ' || name, 'certified', '2026-10-01', now() from registered_model where org_id = $1`,
];
