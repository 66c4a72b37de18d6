import { type SQL, sql } from "drizzle-orm";

/*
 * What is recorded of a run, as conditions over `run`, which has `org_id` and `id`. Each is one look-up by key.
 */

const tag = (key: string, fits: SQL): SQL => sql`exists (select 1 from run_tag tag
      where tag.org_id = run.org_id and tag.run_id = run.id and tag.key = ${key} and ${fits})`;

export const hasParams: SQL = sql`exists (select 1 from run_param p where p.org_id = run.org_id and p.run_id = run.id)`;

export const hasMetrics: SQL = sql`exists (select 1 from metric_latest l where l.org_id = run.org_id and l.run_id = run.id)`;

/** Data without a digest cannot be kept, so an input is data that can be told apart from what it was later. */
export const hasData: SQL = sql`exists (select 1 from run_input i where i.org_id = run.org_id and i.run_id = run.id)`;

export const hasCommit: SQL = tag("mlflow.source.git.commit", sql`tag.value <> ''`);

const dirty = (value: "true" | "false") =>
  tag("mlflow.source.git.dirty", sql`lower(tag.value) = ${value}`);
export const isClean: SQL = dirty("false");
export const isDirty: SQL = dirty("true");

/** Files that list the packages of a run, as MLflow and the usual tools of Python name them. */
const LISTS_PACKAGES =
  "(^|/)(requirements\\.txt|conda\\.ya?ml|python_env\\.ya?ml|environment\\.ya?ml|uv\\.lock|poetry\\.lock|Pipfile\\.lock|pdm\\.lock|pylock\\.toml)$";

/** A list of packages whose SHA-256 Cairn knows, or an image by its digest. A tag such as `:latest` moves and is none. */
export const hasEnvironment: SQL = sql`(exists (select 1 from artifact f
        where f.org_id = run.org_id and f.owner_kind = 'run' and f.owner_id = run.id and f.path ~ ${LISTS_PACKAGES})
      or exists (select 1 from logged_model lm
        join artifact f on f.org_id = lm.org_id and f.owner_kind = 'model' and f.owner_id = lm.id
        where lm.org_id = run.org_id and lm.source_run_id = run.id and lm.deleted_at is null and f.path ~ ${LISTS_PACKAGES})
      or ${tag("mlflow.docker.image.uri", sql`tag.value ~ '@sha256:[0-9a-f]{64}$'`)}
      or ${tag("mlflow.docker.image.id", sql`tag.value ~ '^(sha256:)?[0-9a-f]{64}$'`)})`;

/** The words of the conditions that do not hold, with commas between them; empty when all do. */
export const missingOf = (parts: readonly (readonly [has: SQL, otherwise: string])[]): SQL =>
  sql`concat_ws(', ', ${sql.join(
    parts.map(([has, otherwise]) => sql`case when not ${has} then ${otherwise}::text end`),
    sql`, `,
  )})`;
