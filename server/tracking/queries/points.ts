import { type SQL, sql } from "drizzle-orm";
import { metricChunks } from "~/db/schema/tracking-chunks";
import { metricPoints } from "~/db/schema/tracking";

export type Asked = {
  readonly orgId: string;
  /** UUIDs. */
  readonly runs: readonly string[];
  readonly key: string;
  /** Both inclusive; null: no bound. */
  readonly steps?: { readonly low: number | null; readonly high: number | null };
  readonly loggedMs?: { readonly low: number | null; readonly high: number | null };
};

const between = (low: SQL, high: SQL, range: Asked["steps"] = { low: null, high: null }): SQL =>
  sql`(${range.low}::bigint is null or ${high} >= ${range.low}::bigint)
    and (${range.high}::bigint is null or ${low} <= ${range.high}::bigint)`;

/**
 * All points of one metric of some runs, packed or not: `run_id, step, logged_ms, value`. Chunks that lie outside the
 * ranges are not opened.
 */
export function pointsOf({ orgId, runs, key, steps, loggedMs }: Asked): SQL {
  const ofSeries = sql`org_id = ${orgId} and run_id = any(${sql.param([...runs])}::uuid[]) and key = ${key}`;
  const inRange = (step: SQL, logged: SQL) =>
    sql`${between(step, step, steps)} and ${between(logged, logged, loggedMs)}`;
  return sql`
    select run_id, step, logged_ms, value from ${metricPoints}
    where ${ofSeries} and ${inRange(sql`step`, sql`logged_ms`)}
    union all
    select chunk.run_id, point.step, point.logged_ms, point.value
    from (select * from ${metricChunks} where ${ofSeries}
        and ${between(sql`step_min`, sql`step_max`, steps)} and ${between(sql`logged_min`, sql`logged_max`, loggedMs)}) chunk,
      unnest(chunk.steps, chunk.logged_ms, chunk.vals) as point (step, logged_ms, value)
    where ${inRange(sql`point.step`, sql`point.logged_ms`)}`;
}

/** A row of it as the driver hands it over. */
export type PointRow = {
  readonly runId: string;
  readonly step: string;
  readonly loggedMs: string;
  readonly value: number;
};

export const pointColumns = sql`run_id as "runId", step, logged_ms as "loggedMs", value`;

/** Null: not a number. */
export const numberOf = (value: number): number | null => (Number.isNaN(value) ? null : value);
