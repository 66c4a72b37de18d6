import { sql } from "drizzle-orm";
import { z } from "zod";
import { metricChunks } from "~/db/schema/tracking-chunks";
import { metricPoints } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { runIdText } from "../rules/run-id";
import { type Bucket, condensed } from "../rules/series";
import { pointsOf } from "./points";
import { runsOf } from "./runs-by-id";

/** Series up to this many points are read whole; of longer ones the summaries of their chunks. */
const READ_WHOLE = 50_000;
const READ_WHOLE_TOGETHER = 200_000;

const bucket = z.object({
  stepMin: z.number().int(),
  stepMax: z.number().int(),
  least: z.number().nullable(),
  greatest: z.number().nullable(),
  last: z.number().nullable(),
  points: z.number().int(),
});

export const metricSeries = query({
  name: "tracking.metric-series",
  summary:
    "A metric of several runs for a chart: the least and the greatest value of each stretch, and how many points there are.",
  permission: "tracking:read",
  input: z.strictObject({
    runIds: z.array(z.string().min(1).max(256)).min(1).max(20),
    metricKey: z.string().min(1).max(250),
    fromStep: z.number().int().optional(),
    toStep: z.number().int().optional(),
    mostBuckets: z.number().int().min(10).max(2000).default(500),
  }),
  output: z.object({
    metricKey: z.string(),
    series: z.array(
      z.object({
        runId: z.string(),
        name: z.string(),
        /** Points there are in the range. When each bucket holds one, nothing is left out. */
        total: z.number().int(),
        buckets: z.array(bucket),
      }),
    ),
  }),
  run: async (work, { runIds, metricKey: key, fromStep, toStep, mostBuckets: most }) => {
    const runs = await runsOf(work, runIds);
    const asked = {
      key,
      most,
      runs: runs.map(({ id }) => id),
      steps: { low: fromStep ?? null, high: toStep ?? null },
    };
    const totals = await totalsOf(work, asked);
    const whole = readWhole(totals);
    const [short, long] = await Promise.all([
      bucketsOfPoints(work, { ...asked, runs: asked.runs.filter((id) => whole.has(id)) }),
      bucketsOfChunks(work, { ...asked, runs: asked.runs.filter((id) => !whole.has(id)) }),
    ]);
    const series = runs.map(({ id, name }) => {
      const buckets = condensed((whole.has(id) ? short : long).get(id) ?? [], most);
      return { runId: runIdText(id), name, total: totals.get(id) ?? 0, buckets };
    });
    return { metricKey: key, series };
  },
});

type Asked = {
  readonly runs: readonly string[];
  readonly key: string;
  readonly most: number;
  readonly steps: { readonly low: number | null; readonly high: number | null };
};

type Buckets = ReadonlyMap<string, readonly Bucket[]>;

/** Shortest first, as many as are quick to read together. */
function readWhole(totals: ReadonlyMap<string, number>): ReadonlySet<string> {
  const whole = new Set<string>();
  let points = 0;
  for (const [id, total] of [...totals].toSorted(([, a], [, b]) => a - b)) {
    points += total;
    if (total <= READ_WHOLE && points <= READ_WHOLE_TOGETHER) whole.add(id);
  }
  return whole;
}

const ofSeries = ({ orgId }: Work, { runs, key }: Asked) =>
  sql`org_id = ${orgId} and run_id = any(${sql.param([...runs])}::uuid[]) and key = ${key}`;

const inSteps = ({ steps: { low, high } }: Asked, least: string, greatest: string) =>
  sql`(${low}::bigint is null or ${sql.identifier(greatest)} >= ${low}::bigint)
    and (${high}::bigint is null or ${sql.identifier(least)} <= ${high}::bigint)`;

async function totalsOf(work: Work, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const rows = await work.db.execute<{ id: string; total: number }>(sql`
    select run_id as id, sum(points)::int as total from (
      select run_id, points from ${metricChunks} where ${ofSeries(work, asked)} and ${inSteps(asked, "step_min", "step_max")}
      union all
      select run_id, 1 from ${metricPoints} where ${ofSeries(work, asked)} and ${inSteps(asked, "step", "step")}) part
    group by run_id`);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

type BucketRow = Omit<Bucket, "stepMin" | "stepMax"> & {
  readonly id: string;
  readonly stepMin: string;
  readonly stepMax: string;
};

function byRun(rows: readonly BucketRow[]): Buckets {
  const buckets = new Map<string, Bucket[]>();
  for (const { id, stepMin, stepMax, last, ...rest } of rows) {
    const list = buckets.get(id) ?? [];
    buckets.set(id, list);
    const value = Number.isNaN(last) ? null : last;
    list.push({ ...rest, stepMin: Number(stepMin), stepMax: Number(stepMax), last: value });
  }
  return buckets;
}

/** Every point is looked at; stretches of equally many. */
async function bucketsOfPoints({ db, orgId }: Work, asked: Asked): Promise<Buckets> {
  if (asked.runs.length === 0) return new Map();
  const rows = await db.execute<BucketRow>(sql`
    with placed as (
      select *, ntile(${asked.most}::int) over (partition by run_id order by step, logged_ms, value) as part
      from (${pointsOf({ orgId, ...asked })}) point)
    select run_id as id, min(step) as "stepMin", max(step) as "stepMax", min(value) filter (where value < 'NaN') as least,
      max(value) filter (where value < 'NaN') as greatest,
      (array_agg(value order by step desc, logged_ms desc, value desc))[1] as last, count(*)::int as points
    from placed group by run_id, part order by run_id, part`);
  return byRun(rows);
}

/** Chunks are summed up already; the points behind them are taken by the hundred. */
async function bucketsOfChunks(work: Work, asked: Asked): Promise<Buckets> {
  if (asked.runs.length === 0) return new Map();
  const rows = await work.db.execute<BucketRow>(sql`
    with placed as (
      select *, (row_number() over (partition by run_id order by step, logged_ms, value)) / 100 as part
      from ${metricPoints} where ${ofSeries(work, asked)} and ${inSteps(asked, "step", "step")})
    select run_id as id, step_min as "stepMin", step_max as "stepMax", value_min as least, value_max as greatest,
      value_last as last, points
    from ${metricChunks} where ${ofSeries(work, asked)} and ${inSteps(asked, "step_min", "step_max")}
    union all
    select run_id, min(step), max(step), min(value) filter (where value < 'NaN'), max(value) filter (where value < 'NaN'),
      (array_agg(value order by step desc, logged_ms desc, value desc))[1], count(*)::int
    from placed group by run_id, part
    order by id, "stepMin", "stepMax"`);
  return byRun(rows);
}
