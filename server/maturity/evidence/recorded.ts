import { type SQL, sql } from "drizzle-orm";

/** Files that list the packages of a run, as MLflow and the usual tools of Python name them, in any folder. */
const listsPackages = sql`split_part(f.path, '/', -1) in ('requirements.txt', 'conda.yaml', 'conda.yml', 'python_env.yaml',
      'python_env.yml', 'environment.yaml', 'environment.yml', 'uv.lock', 'poetry.lock', 'Pipfile.lock', 'pdm.lock',
      'pylock.toml')`;

const tag = (key: string, fits: SQL): SQL => sql`exists (select 1 from run_tag tag
      where tag.org_id = run.org_id and tag.run_id = run.id and tag.key = ${key} and ${fits})`;

/**
 * What is recorded of a run, as one row of conditions. To be joined laterally beside `run`, which has `org_id` and `id`.
 * Each is a question by key, so that Postgres may look it up for few runs and hash the answers for many. Data without a
 * digest cannot be kept, so an input is data that can be told apart from what it was later. The environment is a list of
 * packages whose SHA-256 Cairn knows, with the run or its model, or an image by its digest: a tag such as `:latest`
 * moves and says nothing.
 */
export const recordedOfRun: SQL = sql`(
    select exists (select 1 from run_param p where p.org_id = run.org_id and p.run_id = run.id) as params,
           exists (select 1 from metric_latest l where l.org_id = run.org_id and l.run_id = run.id) as metrics,
           exists (select 1 from run_input i where i.org_id = run.org_id and i.run_id = run.id) as data,
           ${tag("mlflow.source.git.commit", sql`tag.value <> ''`)} as commit,
           ${tag("mlflow.source.git.dirty", sql`lower(tag.value) = 'false'`)} as clean,
           ${tag("mlflow.source.git.dirty", sql`lower(tag.value) = 'true'`)} as dirty,
           (exists (select 1 from artifact f
             where f.org_id = run.org_id and f.owner_kind = 'run' and f.owner_id = run.id and ${listsPackages})
           or exists (select 1 from logged_model lm
             join artifact f on f.org_id = lm.org_id and f.owner_kind = 'model' and f.owner_id = lm.id
             where lm.org_id = run.org_id and lm.source_run_id = run.id and lm.deleted_at is null
               and ${listsPackages})
           or ${tag("mlflow.docker.image.uri", sql`tag.value ~ '@sha256:[0-9a-f]{64}$'`)}
           or ${tag("mlflow.docker.image.id", sql`tag.value ~ '^(sha256:)?[0-9a-f]{64}$'`)}) as environment)`;

/** The conditions of that row under the name `recorded`. */
export const recorded = {
  params: sql`recorded.params`,
  metrics: sql`recorded.metrics`,
  data: sql`recorded.data`,
  commit: sql`recorded.commit`,
  environment: sql`recorded.environment`,
  clean: sql`recorded.clean`,
  dirty: sql`recorded.dirty`,
} as const;

/** The words of the conditions that do not hold, with commas between them; empty when all do. */
export const missingOf = (parts: readonly (readonly [has: SQL, otherwise: string])[]): SQL =>
  sql`concat_ws(', ', ${sql.join(
    parts.map(([has, otherwise]) => sql`case when not ${has} then ${otherwise}::text end`),
    sql`, `,
  )})`;
