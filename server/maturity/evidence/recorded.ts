import { type SQL, sql } from "drizzle-orm";

/** Files that list the packages of a run, as MLflow and the usual tools of Python name them. */
const LISTS_PACKAGES =
  "(^|/)(requirements\\.txt|conda\\.ya?ml|python_env\\.ya?ml|environment\\.ya?ml|uv\\.lock|poetry\\.lock|Pipfile\\.lock|pdm\\.lock|pylock\\.toml)$";

/** An image by its digest: a name with a tag such as `:latest` moves and says nothing. */
const ofTags = sql`
      select coalesce(bool_or(tag.key = 'mlflow.source.git.commit' and tag.value <> ''), false) as commit,
             coalesce(bool_or(tag.key = 'mlflow.source.git.dirty' and lower(tag.value) = 'false'), false) as clean,
             coalesce(bool_or(tag.key = 'mlflow.source.git.dirty' and lower(tag.value) = 'true'), false) as dirty,
             coalesce(bool_or(tag.key = 'mlflow.docker.image.uri' and tag.value ~ '@sha256:[0-9a-f]{64}$'
               or tag.key = 'mlflow.docker.image.id' and tag.value ~ '^(sha256:)?[0-9a-f]{64}$'), false) as image
      from run_tag tag
      where tag.org_id = run.org_id and tag.run_id = run.id and tag.key in ('mlflow.source.git.commit',
        'mlflow.source.git.dirty', 'mlflow.docker.image.uri', 'mlflow.docker.image.id')`;

/**
 * What is recorded of a run, as one row of conditions. To be joined laterally beside `run`, which has `org_id` and `id`.
 * Each is a look-up by key. Data without a digest cannot be kept, so an input is data that can be told apart from what it
 * was later. The environment is a list of packages whose SHA-256 Cairn knows, with the run or its model, or an image.
 */
export const recordedOfRun: SQL = sql`(
    select exists (select 1 from run_param p where p.org_id = run.org_id and p.run_id = run.id) as params,
           exists (select 1 from metric_latest l where l.org_id = run.org_id and l.run_id = run.id) as metrics,
           exists (select 1 from run_input i where i.org_id = run.org_id and i.run_id = run.id) as data,
           tags.commit, tags.clean, tags.dirty,
           tags.image or exists (select 1 from artifact f
             where f.org_id = run.org_id and f.owner_kind = 'run' and f.owner_id = run.id and f.path ~ ${LISTS_PACKAGES})
           or exists (select 1 from logged_model lm
             join artifact f on f.org_id = lm.org_id and f.owner_kind = 'model' and f.owner_id = lm.id
             where lm.org_id = run.org_id and lm.source_run_id = run.id and lm.deleted_at is null
               and f.path ~ ${LISTS_PACKAGES}) as environment
    from (${ofTags}) tags)`;

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
