import { sql } from "drizzle-orm";
import { experiments, runs, runTags } from "~/db/schema/tracking";
import type { SharedWork } from "~/server/core/shared-commit";
import { runIdText } from "../rules/run-id";

/** A run that is about to be made. */
export type Start = {
  /** A new UUID. */
  readonly id: string;
  readonly experimentId: number;
  readonly name: string;
  readonly userName: string;
  readonly startedMs: number;
  readonly createdBy: string | null;
  readonly tags: ReadonlyMap<string, string>;
};

/**
 * Makes runs, each with its tags, in one statement. A run whose experiment is not there, is deleted, or is being changed
 * by somebody else at this moment is left out.
 * @returns where each of the runs that were made keeps its files, by its UUID
 */
export async function startRuns(
  { db, orgId }: SharedWork,
  starts: readonly Start[],
): Promise<ReadonlyMap<string, string>> {
  const column = (of: (start: Start) => string | number | null) => sql.param(starts.map(of));
  const tags = starts.flatMap(({ id, tags: own }) => [...own].map((tag) => [id, ...tag] as const));
  const rows = await db.execute<{ id: string; artifactUri: string }>(sql`
    with sent as materialized (
      select * from unnest(${column(({ id }) => id)}::uuid[], ${column(({ id }) => runIdText(id))}::text[],
        ${column(({ experimentId }) => experimentId)}::bigint[], ${column(({ name }) => name)}::text[],
        ${column(({ userName }) => userName)}::text[], ${column(({ startedMs }) => startedMs)}::bigint[],
        ${column(({ createdBy }) => createdBy)}::uuid[])
        as each (id, shown, experiment_id, name, user_name, started_ms, created_by)),
    home as materialized (
      select id, rtrim(artifact_root, '/') as root from ${experiments}
      where org_id = ${orgId} and id = any(array(select distinct experiment_id from sent)) and deleted_at is null
      order by id for share skip locked),
    made as (
      insert into ${runs} (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri, created_by)
      select ${orgId}::uuid, sent.id, sent.experiment_id, sent.name, sent.user_name, 'RUNNING', sent.started_ms,
        home.root || '/' || sent.shown || '/artifacts', sent.created_by
      from sent join home on home.id = sent.experiment_id
      returning id, experiment_id, artifact_uri),
    tagged as (
      insert into ${runTags} (org_id, run_id, experiment_id, key, value)
      select ${orgId}::uuid, made.id, made.experiment_id, tag.key, tag.value
      from unnest(${sql.param(tags.map(([id]) => id))}::uuid[], ${sql.param(tags.map(([, key]) => key))}::text[],
        ${sql.param(tags.map(([, , value]) => value))}::text[]) as tag (run_id, key, value)
      join made on made.id = tag.run_id)
    select id, artifact_uri as "artifactUri" from made`);
  return new Map(rows.map(({ id, artifactUri }) => [id, artifactUri]));
}
