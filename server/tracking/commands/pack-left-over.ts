import { sql } from "drizzle-orm";
import { database } from "~/db/client";
import { metricPoints, runs } from "~/db/schema/tracking";
import type { Context } from "~/server/core/context";
import { LONG_SERIES, packLongSeries, packOverRun, SHORT_SERIES } from "./pack-series";

/** Runs with loose points that are looked at in one statement. */
const RUNS_AT_ONCE = 200;
/** A run that never said that it ended is taken as ended this long after it began, in milliseconds. */
const GIVEN_UP_MS = 86_400_000;

const settings = ({ orgId }: Context) => ({ "app.org_id": orgId }) as const;

type Seen = { readonly id: string; readonly over: boolean; readonly longest: number };

/**
 * The next runs behind `after` that have points of their own, by their ids: from run to run through the key, however
 * many points there are.
 */
function looseRuns(context: Context, after: string): Promise<readonly Seen[]> {
  const { orgId, now } = context;
  const begun = now().getTime() - GIVEN_UP_MS;
  return database().read(settings(context), (db) =>
    db.execute<Seen>(sql`
      with recursive found as (
        (select run_id from ${metricPoints} where org_id = ${orgId} and run_id > ${after}::uuid order by run_id limit 1)
        union all
        select next.run_id from found cross join lateral (
          select point.run_id from ${metricPoints} point where point.org_id = ${orgId} and point.run_id > found.run_id
          order by point.run_id limit 1) next),
      these as (select run_id from found limit ${RUNS_AT_ONCE})
      select these.run_id as id, run.status not in ('RUNNING', 'SCHEDULED') or run.started_ms < ${begun}::bigint as over,
        series.longest
      from these join ${runs} run on run.org_id = ${orgId} and run.id = these.run_id
      cross join lateral (
        select max(points)::int as longest from (
          select count(*) as points from ${metricPoints} point where point.org_id = ${orgId} and point.run_id = these.run_id
          group by point.key) each) series
      order by these.run_id`),
  );
}

const worthPacking = ({ over, longest }: Seen): boolean =>
  longest >= (over ? SHORT_SERIES : LONG_SERIES);

/**
 * Packs what lies about in an organisation: series of runs that were logged to after they ended, that never ended, or
 * whose process was replaced before it looked. What is logged does not change by it, so the trail says nothing of it.
 * @param goesOn asked between two pieces of work
 * @returns how many runs were packed
 */
export async function packLeftOver(
  context: Context,
  goesOn: () => Promise<boolean>,
): Promise<number> {
  let packed = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const seen = await looseRuns(context, after);
    const last = seen.at(-1);
    if (last === undefined) return packed;
    for (const run of seen.filter(worthPacking)) {
      if (!(await goesOn())) return packed;
      if (await packOne(context, run)) packed += 1;
    }
    after = last.id;
  }
}

/** Gives way to whoever holds the run: the next round finds it again. */
function packOne(context: Context, { id, over }: Seen): Promise<boolean> {
  return database().transaction(settings(context), async (db) => {
    const work = { ...context, db };
    return over ? packOverRun(work, id) : packLongSeries(work, id);
  });
}
