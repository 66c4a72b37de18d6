import { sql } from "drizzle-orm";
import { metricChunks } from "~/db/schema/tracking-chunks";
import { metricPoints, runs } from "~/db/schema/tracking";
import type { SharedWork } from "~/server/core/shared-commit";
import type { RunState } from "../queries/run-state";
import { SHORT_SERIES } from "./pack-series";
import { digestOfRun } from "./seal";

/** The states in which nothing more is expected of a run. */
export const endedStatuses = ["FINISHED", "FAILED", "KILLED"] as const;

/** A change of a run's state or end. No two of one statement name the same run. */
export type End = {
  /** The run's UUID. */
  readonly id: string;
  /** Null: as it is. */
  readonly status: RunState["status"] | null;
  readonly endedMs: number | null;
};

/** Before and after. */
export type Ended = {
  readonly before: Pick<RunState, "status" | "endedMs">;
  readonly after: RunState;
};

type Row = Omit<RunState, "orgId" | "experimentId" | "startedMs" | "deletedAt" | "frozenAt"> & {
  readonly experimentId: number;
  readonly startedMs: number;
  readonly statusBefore: RunState["status"];
  readonly endedBefore: number | null;
};

/**
 * Changes runs in one statement, and seals those that end. Left out is a run that is not there, deleted or frozen, that
 * somebody else holds at this moment, or that has more points than are sealed in no time or are to be packed first.
 * @returns the runs that were changed, by their UUIDs
 */
export async function endRuns(
  { db, orgId }: SharedWork,
  ends: readonly End[],
): Promise<ReadonlyMap<string, Ended>> {
  const ids = sql.param(ends.map(({ id }) => id));
  const rows = await db.execute<Row>(sql`
    with sent as materialized (
      select * from unnest(${ids}::uuid[], ${sql.param(ends.map(({ status }) => status))}::text[],
        ${sql.param(ends.map(({ endedMs }) => endedMs))}::bigint[]) as each (id, status, ended_ms)),
    held as materialized (
      select id, status, ended_ms from ${runs}
      where org_id = ${orgId} and id = any(${ids}::uuid[]) and deleted_at is null and frozen_at is null
      order by id for no key update skip locked),
    small as materialized (
      select held.id, held.status as status_before, held.ended_ms as ended_before,
        coalesce(sent.status, held.status) as status, coalesce(sent.ended_ms, held.ended_ms) as ended_ms
      from held join sent on sent.id = held.id
      where not exists (select from ${metricChunks} chunk where chunk.org_id = ${orgId} and chunk.run_id = held.id)
        and (select count(*) from (select from ${metricPoints} point
          where point.org_id = ${orgId} and point.run_id = held.id limit ${SHORT_SERIES}::int) few) < ${SHORT_SERIES}::int)
    update ${runs} set status = small.status, ended_ms = small.ended_ms,
      sealed_digest = case when small.status = any(${sql.param([...endedStatuses])}::text[])
        then ${digestOfRun(orgId, sql`small.id`)} end
    from small where run.org_id = ${orgId} and run.id = small.id
    returning run.id, run.experiment_id::float8 as "experimentId", run.name, run.user_name as "userName", run.status,
      run.started_ms::float8 as "startedMs", run.ended_ms::float8 as "endedMs", run.artifact_uri as "artifactUri",
      run.created_by as "createdBy", run.sealed_digest as "sealedDigest",
      small.status_before as "statusBefore", small.ended_before::float8 as "endedBefore"`);
  return new Map(
    rows.map(({ statusBefore, endedBefore, ...row }) => {
      const after: RunState = { ...row, orgId, deletedAt: null, frozenAt: null };
      return [row.id, { before: { status: statusBefore, endedMs: endedBefore }, after }];
    }),
  );
}
