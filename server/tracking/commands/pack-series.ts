import { and, eq, sql } from "drizzle-orm";
import { metricChunks } from "~/db/schema/tracking-chunks";
import { metricPoints, runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { CHUNK_POINTS, chunkColumns, chunkSummary } from "./chunk";

/** A series that is still written is packed beyond this many points. */
export const LONG_SERIES = 1000;
/** Of a run that ended, series shorter than this stay as they are: a chunk of a few points is no smaller. */
export const SHORT_SERIES = 16;
/** New points of a run between two looks at how long its series are. */
const LOOK_EVERY = 5000;

/** New points by run since somebody looked. Lost with the process: the end of the run packs everything. */
const sinceLook = new Map<string, number>();
const MOST_RUNS = 10_000;

/** Whether it is time to look; remembers the points until it is. */
function isTimeToLook(run: string, newPoints: number): boolean {
  const points = (sinceLook.get(run) ?? 0) + newPoints;
  sinceLook.delete(run);
  if (points >= LOOK_EVERY) return true;
  sinceLook.set(run, points);
  const [oldest] = sinceLook.keys();
  if (sinceLook.size > MOST_RUNS && oldest !== undefined) sinceLook.delete(oldest);
  return false;
}

/** Whether one more point of a run needs no look at how long its series are; counts it when so. */
export function passesUnseen(run: string): boolean {
  if ((sinceLook.get(run) ?? 0) + 1 >= LOOK_EVERY) return false;
  isTimeToLook(run, 1);
  return true;
}

/** Counts what was added to a run, and now and then packs its long series. */
export async function packNowAndThen(work: Work, run: string, loosePoints: number): Promise<void> {
  if (loosePoints === 0 || !isTimeToLook(`${work.orgId} ${run}`, loosePoints)) return;
  await packLongSeries(work, run);
}

/** Packs the long series of a run that is written right now; gives way to whoever holds the run. */
export const packLongSeries = (work: Work, run: string): Promise<boolean> =>
  packUnlessHeld(work, run, LONG_SERIES);

/** As `packLongSeries`, all but the shortest series: of a run to which nothing more is logged, as far as is known. */
export const packOverRun = (work: Work, run: string): Promise<boolean> =>
  packUnlessHeld(work, run, SHORT_SERIES);

async function packUnlessHeld(work: Work, run: string, least: number): Promise<boolean> {
  const [free] = await work.db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.orgId, work.orgId), eq(runs.id, run)))
    .for("no key update", { skipLocked: true });
  if (free === undefined) return false;
  await pack(work, run, least);
  return true;
}

/** Packs what is left of a run that ended. The caller holds the run. */
export async function packEndedRun(work: Work, run: string): Promise<void> {
  const [loose] = await work.db
    .select({ key: metricPoints.key })
    .from(metricPoints)
    .where(and(eq(metricPoints.orgId, work.orgId), eq(metricPoints.runId, run)))
    .limit(1);
  // Many runs log no series at all, and packing nothing costs as much as ending the run.
  if (loose !== undefined) await pack(work, run, SHORT_SERIES);
}

/**
 * Moves all points of every series of at least `least` points into chunks behind those there are. In one statement, so
 * that nobody sees a point twice or not at all.
 */
async function pack({ db, orgId }: Work, run: string, least: number): Promise<void> {
  await db.execute(sql`
    with long as materialized (
      select key from ${metricPoints} where org_id = ${orgId} and run_id = ${run} group by key having count(*) >= ${least}::int),
    moved as (
      delete from ${metricPoints} point using long
      where point.org_id = ${orgId} and point.run_id = ${run} and point.key = long.key
      returning point.key, point.step, point.logged_ms, point.value),
    placed as (
      select *, (row_number() over (partition by key order by step, logged_ms, value) - 1) / ${CHUNK_POINTS}::int as part from moved),
    there as (
      select key, max(chunk) + 1 as next from ${metricChunks} where org_id = ${orgId} and run_id = ${run} group by key)
    insert into ${metricChunks} (${chunkColumns})
    select ${orgId}::uuid, ${run}::uuid, placed.key, coalesce(max(there.next), 0) + placed.part, ${chunkSummary}
    from placed left join there on there.key = placed.key
    group by placed.key, placed.part`);
}
