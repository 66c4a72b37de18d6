import { type SQL, sql } from "drizzle-orm";
import { metricChunks } from "~/db/schema/tracking-chunks";
import { metricLatest, metricPoints, runParams, runs, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { CHUNK_POINTS, chunkColumns, chunkSummary } from "./chunk";
import { unseal } from "./unseal";
import { runOf, unknownRun, whyNotActive } from "../queries/run-state";
import { changedParam } from "../rules/entries";
import { type Columns, latestPoints, type Points, type Texts } from "../rules/logged";
import { runIdOfText } from "../rules/run-id";
import { NAME_TAG } from "../rules/special-tags";

/** What one request adds to a run. */
export type Logged = {
  readonly points?: Points;
  readonly params?: Texts;
  readonly tags?: Texts;
};

export type Appended = {
  /** The run's UUID. */
  readonly id: string;
  readonly experimentId: number;
  /** Points that were not there before … */
  readonly newPoints: number;
  /** … and how many of them are not packed yet. */
  readonly loosePoints: number;
};

/** So many new points of one metric in one request are packed at once. */
const MANY_POINTS = 50;

type Place = { readonly orgId: string; readonly id: string };

type Row = {
  readonly experimentId: string;
  readonly sealed: boolean;
  readonly newPoints: number;
  readonly loosePoints: number;
  readonly params: [key: string, value: string][] | null;
};

/**
 * Adds to a run in one statement, everything or nothing: the run must be in use; a point that is there already changes
 * nothing; the latest point of a metric is replaced only by a greater one; a parameter keeps its value.
 * @throws DomainError not-found; precondition when the run is deleted or frozen; invalid for another value of a parameter.
 */
export async function append(work: Work, runId: string, logged: Logged): Promise<Appended> {
  const id = runIdOfText(runId);
  if (id === null) throw unknownRun(runId);
  const place = { orgId: work.orgId, id };
  const [row] = await work.db.execute<Row>(statement(place, logged));
  if (row === undefined) throw await whyRefused(work, runId);
  const { params } = row;
  if (params !== null) refuseChanged(runId, new Map(params), logged.params);
  if (row.sealed && (row.newPoints > 0 || params !== null)) await unseal(work, { id });
  const { newPoints, loosePoints } = row;
  return { id, experimentId: Number(row.experimentId), newPoints, loosePoints };
}

const isNotEmpty = (part: { readonly keys: readonly string[] } | undefined) =>
  part !== undefined && part.keys.length > 0;

function statement(place: Place, { points, params, tags }: Logged): SQL {
  const { name, others } = withoutName(tags);
  const parts: SQL[] = [liveRun(place, name !== null)];
  if (points !== undefined && isNotEmpty(points)) {
    parts.push(...storePoints(place, points), storeLatest(place, latestPoints(points)));
  }
  if (params !== undefined && isNotEmpty(params)) parts.push(storeParams(place, params));
  if (isNotEmpty(others)) parts.push(storeTags(place, others));
  if (name !== null) parts.push(storeName(place, name));
  const loose = isNotEmpty(points)
    ? sql`((select count(*) from fresh) + (select count(*) from again))::int`
    : sql`0`;
  const packed = isNotEmpty(points)
    ? sql`(select coalesce(sum(points), 0)::int from bundled)`
    : sql`0`;
  const kept = isNotEmpty(params)
    ? sql`(select json_agg(json_build_array(kept.key, kept.value)) from kept)`
    : sql`null`;
  return sql`with ${sql.join(parts, sql`, `)}
    select live.experiment_id as "experimentId", live.sealed, ${loose} as "loosePoints", ${loose} + ${packed} as "newPoints",
      ${kept} as params from live`;
}

/** The run's name is a tag as well; an empty one says nothing. */
function withoutName(tags: Texts = { keys: [], values: [] }): {
  readonly name: string | null;
  readonly others: Texts;
} {
  const at = tags.keys.indexOf(NAME_TAG);
  const name = tags.values[at];
  if (name === undefined) return { name: null, others: tags };
  if (name !== "") return { name, others: tags };
  const rest = (list: readonly string[]) => list.filter((_, place) => place !== at);
  return { name: null, others: { keys: rest(tags.keys), values: rest(tags.values) } };
}

/**
 * Nobody may freeze or remove the run while something is added to it. Who renames it takes the stronger lock at once,
 * so that two who rename do not each wait for the other.
 */
const liveRun = ({ orgId, id }: Place, renames: boolean): SQL => sql`
  live as materialized (
    select experiment_id, sealed_digest is not null as sealed from ${runs}
    where org_id = ${orgId} and id = ${id} and deleted_at is null and frozen_at is null
    ${renames ? sql`for no key update` : sql`for key share`})`;

/** The reference compares NaN as if it were zero. */
const rank = (point: SQL): SQL => sql`coalesce(nullif(${point}.value, 'NaN'::float8), 0)`;

/**
 * Points greater than the latest one of their metric are new; whoever stores the same ones at the same moment makes this
 * statement fail, and the next attempt sees them. Asking the key about each of them would double the price. The others
 * may be there already, also in a chunk, so those are asked about.
 */
const storePoints = ({ orgId, id }: Place, points: Points): SQL[] => [
  sql`sent as (
    select distinct key, step, logged_ms, value
    from unnest(${sql.param(points.keys)}::text[], ${sql.param(points.steps)}::bigint[],
      ${sql.param(points.timestamps)}::bigint[], ${sql.param(points.values)}::float8[]) as each (key, step, logged_ms, value)),
  judged as materialized (
    select sent.*, coalesce((sent.step, sent.logged_ms, ${rank(sql`sent`)}) <= (latest.step, latest.logged_ms, ${rank(sql`latest`)}), false) as late
    from sent left join ${metricLatest} latest on latest.org_id = ${orgId} and latest.run_id = ${id} and latest.key = sent.key
    order by sent.key, sent.step, sent.logged_ms, sent.value)`,
  ...storeBundled({ orgId, id }),
  sql`fresh as (
    insert into ${metricPoints} (org_id, run_id, key, step, logged_ms, value)
    select ${orgId}::uuid, ${id}::uuid, key, step, logged_ms, value from live, judged
    where not late and key not in (select key from many)
    returning 1)`,
  ...storeLatePoints({ orgId, id }),
];

/**
 * Many new points of one metric are packed at once: a chunk costs a fortieth of their rows. Two who make the same chunk
 * collide as two with the same point do, and the next attempt finds its points there.
 */
const storeBundled = ({ orgId, id }: Place): SQL[] => [
  sql`many as materialized (
    select key from judged where not late group by key having count(*) >= ${MANY_POINTS}::int)`,
  sql`placed as (
    select judged.*, (row_number() over (partition by key order by step, logged_ms, value) - 1) / ${CHUNK_POINTS}::int as part
    from judged where not late and key in (select key from many))`,
  sql`bundled as (
    insert into ${metricChunks} (${chunkColumns})
    select ${orgId}::uuid, ${id}::uuid, key, part + coalesce((select max(there.chunk) + 1 from ${metricChunks} there
        where there.org_id = ${orgId} and there.run_id = ${id} and there.key = placed.key), 0), ${chunkSummary}
    from live, placed group by placed.key, placed.part
    returning points)`,
];

const storeLatePoints = ({ orgId, id }: Place): SQL[] => [
  sql`span as materialized (
    select key, min(step) as low, max(step) as high, min(logged_ms) as first, max(logged_ms) as last
    from judged where late group by key)`,
  sql`packed as materialized (
    select chunk.key, point.step, point.logged_ms, point.value
    from span join ${metricChunks} chunk on chunk.org_id = ${orgId} and chunk.run_id = ${id} and chunk.key = span.key
      and chunk.step_min <= span.high and chunk.step_max >= span.low
      and chunk.logged_min <= span.last and chunk.logged_max >= span.first,
      unnest(chunk.steps, chunk.logged_ms, chunk.vals) as point (step, logged_ms, value))`,
  sql`again as (
    insert into ${metricPoints} (org_id, run_id, key, step, logged_ms, value)
    select ${orgId}::uuid, ${id}::uuid, key, step, logged_ms, value from live, judged
    where late and not exists (select from packed where packed.key = judged.key and packed.step = judged.step
      and packed.logged_ms = judged.logged_ms and packed.value = judged.value)
    on conflict do nothing returning 1)`,
];

const storeLatest = (
  { orgId, id }: Place,
  { keys, steps, timestamps, values }: Columns,
): SQL => sql`
  newest as (
    insert into ${metricLatest} as latest (org_id, run_id, key, experiment_id, value, step, logged_ms)
    select ${orgId}::uuid, ${id}::uuid, last.key, live.experiment_id, last.value, last.step, last.logged_ms
    from live, unnest(${sql.param(keys)}::text[], ${sql.param(steps)}::bigint[], ${sql.param(timestamps)}::bigint[],
      ${sql.param(values)}::float8[]) as last (key, step, logged_ms, value)
    on conflict (org_id, run_id, key) do update
      set value = excluded.value, step = excluded.step, logged_ms = excluded.logged_ms
      where (excluded.step, excluded.logged_ms, ${rank(sql`excluded`)}) > (latest.step, latest.logged_ms, ${rank(sql`latest`)}))`;

/** Hands back the new ones and those that hold another value, which stay as they were. */
const storeParams = ({ orgId, id }: Place, { keys, values }: Texts): SQL => sql`
  kept as (
    insert into ${runParams} as param (org_id, run_id, key, value, experiment_id)
    select ${orgId}::uuid, ${id}::uuid, sent.key, sent.value, live.experiment_id
    from live, unnest(${sql.param(keys)}::text[], ${sql.param(values)}::text[]) as sent (key, value)
    on conflict (org_id, run_id, key) do update set value = param.value where param.value <> excluded.value
    returning param.key, param.value)`;

const storeTags = ({ orgId, id }: Place, { keys, values }: Texts): SQL => sql`
  tagged as (
    insert into ${runTags} as tag (org_id, run_id, key, value, experiment_id)
    select ${orgId}::uuid, ${id}::uuid, sent.key, sent.value, live.experiment_id
    from live, unnest(${sql.param(keys)}::text[], ${sql.param(values)}::text[]) as sent (key, value)
    on conflict (org_id, run_id, key) do update set value = excluded.value where tag.value <> excluded.value)`;

const storeName = ({ orgId, id }: Place, name: string): SQL => sql`
  named as (
    update ${runs} set name = ${name} from live
    where run.org_id = ${orgId} and run.id = ${id} and run.name <> ${name})`;

async function whyRefused(work: Work, runId: string): Promise<DomainError> {
  return whyNotActive(await runOf(work, runId), runId) ?? unknownRun(runId);
}

function refuseChanged(
  runId: string,
  kept: ReadonlyMap<string, string>,
  sent: Texts = { keys: [], values: [] },
): void {
  for (const [at, key] of sent.keys.entries()) {
    const value = sent.values[at] ?? "";
    const before = kept.get(key) ?? value;
    if (before !== value) {
      const message = changedParam({ runId, key, logged: before, given: value });
      throw new DomainError("invalid", `${message} Log it under another key, or start a new run.`);
    }
  }
}
