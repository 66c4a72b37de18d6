import { sql } from "drizzle-orm";
import { metricLatest, metricPoints } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { packEndedRun } from "~/server/tracking/commands/pack-series";
import { MAX_KEY_CHARACTERS } from "~/server/tracking/rules/limits";
import { latestPoints } from "~/server/tracking/rules/logged";
import { storedValue } from "~/server/tracking/rules/metric-value";
import type { Job } from "../queries/job-row";
import type { Point } from "../rules/brought";
import { cutTo } from "../rules/names";
import { type Note, note } from "./hold";
import type { Arriving, RunPage } from "./write-runs";

/** Points of one statement. */
const AT_ONCE = 20_000;
/** Runs with a series this long are packed at once; shorter ones stay as they are. */
const LONG_SERIES = 100;

type Into = Omit<RunPage, "runs"> & { readonly arriving: readonly Arriving[] };

/** Every point of the runs, and the latest of each metric. */
export async function writePoints(
  work: Work,
  job: Job,
  { experimentId, arriving, points }: Into,
): Promise<void> {
  const notes: Note[] = [];
  const all = arriving.map(({ id, run }) => {
    const kept = completed(points.get(run.id) ?? [], run.latest).filter(({ key }) => {
      if (cutTo(key, MAX_KEY_CHARACTERS) === key) return true;
      notes.push({
        reason: "unreadable",
        kind: "value",
        originId: `${run.id}/${key}`,
        name: `${run.name}: ${key}`,
      });
      return false;
    });
    return { id, points: kept.map((point) => ({ ...point, value: storedValue(point.value) })) };
  });
  await insertPoints(
    work,
    all.flatMap(({ id, points: own }) => own.map((point) => ({ id, ...point }))),
  );
  await insertLatest(work, experimentId, all);
  await note(work, job.id, notes);
  for (const { id, points: own } of all) if (hasLongSeries(own)) await packEndedRun(work, id);
}

/** A metric whose history nobody has kept still has its last point. */
function completed(history: readonly Point[], latest: readonly Point[]): readonly Point[] {
  const keys = new Set(history.map(({ key }) => key));
  return [...history, ...latest.filter(({ key }) => !keys.has(key))];
}

function hasLongSeries(points: readonly Point[]): boolean {
  if (points.length < LONG_SERIES) return false;
  const counts = new Map<string, number>();
  for (const { key } of points) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= LONG_SERIES);
}

type OfRun = Point & { readonly id: string };

async function insertPoints({ db, orgId }: Work, all: readonly OfRun[]): Promise<void> {
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const part = all.slice(first, first + AT_ONCE);
    await db.execute(sql`
      insert into ${metricPoints} (org_id, run_id, key, step, logged_ms, value)
      select ${orgId}::uuid, sent.* from unnest(${sql.param(part.map(({ id }) => id))}::uuid[],
        ${sql.param(part.map(({ key }) => key))}::text[], ${sql.param(part.map(({ step }) => step))}::bigint[],
        ${sql.param(part.map(({ timestamp }) => timestamp))}::bigint[],
        ${sql.param(part.map(({ value }) => value))}::float8[]) as sent
      on conflict do nothing`);
  }
}

type Run = { readonly id: string; readonly points: readonly Point[] };

async function insertLatest(
  { db, orgId }: Work,
  experimentId: number,
  all: readonly Run[],
): Promise<void> {
  const rows = all.flatMap(({ id, points }) => {
    const last = latestPoints({
      keys: points.map(({ key }) => key),
      values: points.map(({ value }) => value),
      timestamps: points.map(({ timestamp }) => timestamp),
      steps: points.map(({ step }) => step),
    });
    return last.keys.map((key, at) => ({
      id,
      key,
      value: last.values[at] ?? 0,
      timestamp: last.timestamps[at] ?? 0,
      step: last.steps[at] ?? 0,
    }));
  });
  await db.execute(sql`
    insert into ${metricLatest} (org_id, run_id, key, experiment_id, value, step, logged_ms)
    select ${orgId}::uuid, id, key, ${experimentId}::bigint, value, step, logged_ms
    from unnest(${sql.param(rows.map(({ id }) => id))}::uuid[], ${sql.param(rows.map(({ key }) => key))}::text[],
      ${sql.param(rows.map(({ value }) => value))}::float8[], ${sql.param(rows.map(({ step }) => step))}::bigint[],
      ${sql.param(rows.map(({ timestamp }) => timestamp))}::bigint[]) as sent (id, key, value, step, logged_ms)`);
}
