import { sql } from "drizzle-orm";
import { z } from "zod";
import { metricPoints } from "~/db/schema/tracking";
import { metricChunks } from "~/db/schema/tracking-chunks";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { grouped } from "~/server/core/rules/grouped";
import { runIdText } from "../rules/run-id";
import { numberOf, pointsOf } from "./points";
import { pointShape } from "./run-row";
import { runsOf } from "./runs-by-id";

const MOST_RUNS = 20;
const MOST_KEYS = 24;
const MOST_POINTS = 2000;
/** A longer series is drawn from the first points of its chunks, which are read without unpacking them. */
const LONG_SERIES = 20_000;

const series = z.object({
  runId: z.string(),
  metricKey: z.string(),
  /** Points there are; 0 when the run did not log it. */
  total: z.number().int(),
  /** In the order of their step; the first and the last of the series among them. */
  points: z.array(pointShape),
});

type Series = z.output<typeof series>;

export const metricSeries = query({
  name: "tracking.metric-series",
  summary:
    "Metrics of several runs for a chart: points spread evenly, and how many there are in all.",
  permission: "tracking:read",
  input: z.strictObject({
    runIds: z.array(z.string().min(1).max(256)).min(1).max(MOST_RUNS),
    metricKeys: z.array(z.string().min(1).max(250)).min(1).max(MOST_KEYS),
    points: z.number().int().min(2).max(MOST_POINTS).default(MOST_POINTS),
  }),
  output: z.object({ series: z.array(series) }),
  run: async (work, { runIds, metricKeys, points }) => {
    const runs = await runsOf(work, runIds);
    const ids = runs.map(({ id }) => id);
    const found: Series[] = [];
    for (const key of new Set(metricKeys)) {
      found.push(...(await seriesOf(work, { ids, key, points })));
    }
    return { series: found };
  },
});

type Asked = { readonly ids: readonly string[]; readonly key: string };
type Sample = Asked & { readonly points: number };
type Row = { runId: string; step: string; loggedMs: string; value: number };

const pointOf = ({ step, loggedMs, value }: Row) => ({
  step: Number(step),
  timestamp: Number(loggedMs),
  value: numberOf(value),
});

async function seriesOf(work: Work, { ids, key, points }: Sample): Promise<Series[]> {
  const totals = await totalsOf(work, { ids, key });
  const totalOf = (id: string) => totals.get(id) ?? 0;
  const short = ids.filter((id) => totalOf(id) <= LONG_SERIES);
  const long = ids.filter((id) => totalOf(id) > LONG_SERIES);
  const rows = grouped(
    [
      ...(await sampled(work, { ids: short, key, points })),
      ...(await summarised(work, { ids: long, key, points })),
    ],
    ({ runId }) => runId,
  );
  return ids.map((id) => ({
    runId: runIdText(id),
    metricKey: key,
    total: totalOf(id),
    points: (rows.get(id) ?? []).map(pointOf),
  }));
}

async function totalsOf({ db, orgId }: Work, { ids, key }: Asked): Promise<Map<string, number>> {
  const ofSeries = sql`org_id = ${orgId} and run_id = any(${sql.param([...ids])}::uuid[]) and key = ${key}`;
  const rows = await db.execute<{ runId: string; n: number }>(sql`
    select run_id as "runId", sum(n)::float8 as n from (
      select run_id, count(*) as n from ${metricPoints} where ${ofSeries} group by run_id
      union all select run_id, sum(points) as n from ${metricChunks} where ${ofSeries} group by run_id) part
    group by run_id`);
  return new Map(rows.map(({ runId, n }) => [runId, n]));
}

/** Every n-th point by its place in the series, and the last. */
async function sampled({ db, orgId }: Work, { ids, key, points }: Sample): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const all = pointsOf({ orgId, runs: ids, key });
  return db.execute<Row>(sql`
    with placed as (
      select *, row_number() over series - 1 as place, count(*) over (partition by run_id) as total
      from (${all}) point window series as (partition by run_id order by step, logged_ms, value))
    select run_id as "runId", step, logged_ms as "loggedMs", value from placed
    where ${evenly(points)} order by run_id, place`);
}

/** The same over the first point of every chunk, what is not packed yet, and the last point. */
async function summarised(
  { db, orgId }: Work,
  { ids, key, points }: Sample,
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const ofSeries = sql`org_id = ${orgId} and run_id = any(${sql.param([...ids])}::uuid[]) and key = ${key}`;
  return db.execute<Row>(sql`
    with point as (
      select run_id, step_min as step, logged_min as logged_ms, value_first as value from ${metricChunks} where ${ofSeries}
      union all select run_id, step, logged_ms, value from ${metricPoints} where ${ofSeries}
      union all select * from (select distinct on (run_id) run_id, step_max, logged_max, value_last from ${metricChunks}
        where ${ofSeries} order by run_id, step_max desc, logged_max desc) ending),
    placed as (
      select *, row_number() over series - 1 as place, count(*) over (partition by run_id) as total
      from point window series as (partition by run_id order by step, logged_ms, value))
    select run_id as "runId", step, logged_ms as "loggedMs", value from placed
    where ${evenly(points)} order by run_id, place`);
}

/** One place in each of `points` equal stretches, with the first and the last of all. */
const evenly = (points: number) => sql`
  (place = total - 1 or total <= ${points}::int
    or floor(place * ${points - 1}::float8 / total) <> floor((place - 1) * ${points - 1}::float8 / total))`;
