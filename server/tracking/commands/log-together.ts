import { type SQL, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { metricLatest, metricPoints, runParams, runs, runTags } from "~/db/schema/tracking";
import type { Context } from "~/server/core/context";
import { type Answers, Together } from "~/server/core/together";
import type { Points, Texts } from "../rules/logged";
import { runIdOfText } from "../rules/run-id";
import { NAME_TAG } from "../rules/special-tags";
import { passesUnseen } from "./pack-series";

/** One entry of one run. `id` is the run's UUID. */
type Text = { readonly id: string; readonly key: string; readonly value: string };
type Point = {
  readonly id: string;
  readonly key: string;
  readonly step: number;
  readonly loggedMs: number;
  readonly value: number;
};

/** Several runs' entries in one statement and one commit; what is special about one is left to the caller. */
async function stored(orgId: string, query: SQL): Promise<Answers<true>> {
  const rows = await database().statement({ "app.org_id": orgId }, query);
  return new Map(rows.map(({ at }) => [Number(at), true]));
}

const column = <Entry>(entries: readonly Entry[], of: (entry: Entry) => string | number) =>
  sql.param(entries.map(of));

/** In one order, so that two who lock the same runs do not each wait for the other. */
const usable = (orgId: string): SQL => sql`
  usable as materialized (
    select id, experiment_id, sealed_digest is not null as sealed from ${runs}
    where org_id = ${orgId} and id = any(array(select distinct run_id from sent)) and deleted_at is null and frozen_at is null
    order by id for key share)`;

/** The reference compares NaN as if it were zero. */
const rank = (point: SQL): SQL => sql`coalesce(nullif(${point}.value, 'NaN'::float8), 0)`;
const place = (point: SQL): SQL => sql`(${point}.step, ${point}.logged_ms, ${rank(point)})`;

/** Points that are greater than the latest one of their metric, of runs that are not sealed: the usual case by far. */
const points = new Together<Point, true>((orgId, entries) =>
  stored(
    orgId,
    sql`with sent as materialized (
      select * from unnest(${column(entries, ({ id }) => id)}::uuid[], ${column(entries, ({ key }) => key)}::text[],
        ${column(entries, ({ step }) => step)}::bigint[], ${column(entries, ({ loggedMs }) => loggedMs)}::bigint[],
        ${column(entries, ({ value }) => value)}::float8[]) with ordinality as each (run_id, key, step, logged_ms, value, nth)),
    ${usable(orgId)},
    ahead as materialized (
      select sent.*, usable.experiment_id from sent join usable on usable.id = sent.run_id and not usable.sealed
      left join ${metricLatest} latest on latest.org_id = ${orgId} and latest.run_id = sent.run_id and latest.key = sent.key
      where latest.key is null or ${place(sql`sent`)} > ${place(sql`latest`)}),
    fresh as (
      insert into ${metricPoints} (org_id, run_id, key, step, logged_ms, value)
      select distinct ${orgId}::uuid, run_id, key, step, logged_ms, value from ahead),
    newest as (
      insert into ${metricLatest} as latest (org_id, run_id, key, experiment_id, value, step, logged_ms)
      select distinct on (run_id, key) ${orgId}::uuid, run_id, key, experiment_id, value, step, logged_ms from ahead
      order by run_id, key, step desc, logged_ms desc, ${rank(sql`ahead`)} desc
      on conflict (org_id, run_id, key) do update
        set value = excluded.value, step = excluded.step, logged_ms = excluded.logged_ms
        where ${place(sql`excluded`)} > ${place(sql`latest`)})
    select (nth - 1)::int as at from ahead`,
  ),
);

const sentTexts = (entries: readonly Text[]): SQL => sql`
  sent as materialized (
    select * from unnest(${column(entries, ({ id }) => id)}::uuid[], ${column(entries, ({ key }) => key)}::text[],
      ${column(entries, ({ value }) => value)}::text[]) with ordinality as each (run_id, key, value, nth))`;

/** Of several that write the same tag, the last one counts. */
const tags = new Together<Text, true>((orgId, entries) =>
  stored(
    orgId,
    sql`with ${sentTexts(entries)},
    ${usable(orgId)},
    written as (
      insert into ${runTags} as tag (org_id, run_id, key, value, experiment_id)
      select distinct on (sent.run_id, sent.key) ${orgId}::uuid, sent.run_id, sent.key, sent.value, usable.experiment_id
      from sent join usable on usable.id = sent.run_id order by sent.run_id, sent.key, sent.nth desc
      on conflict (org_id, run_id, key) do update set value = excluded.value where tag.value <> excluded.value)
    select (nth - 1)::int as at from sent join usable on usable.id = sent.run_id`,
  ),
);

/** New parameters of runs that are not sealed; of several with the same name, the first one. */
const params = new Together<Text, true>((orgId, entries) =>
  stored(
    orgId,
    sql`with ${sentTexts(entries)},
    ${usable(orgId)},
    first as materialized (
      select distinct on (sent.run_id, sent.key) sent.*, usable.experiment_id
      from sent join usable on usable.id = sent.run_id and not usable.sealed order by sent.run_id, sent.key, sent.nth),
    written as (
      insert into ${runParams} (org_id, run_id, key, value, experiment_id)
      select ${orgId}::uuid, run_id, key, value, experiment_id from first
      on conflict (org_id, run_id, key) do nothing returning run_id, key)
    select (first.nth - 1)::int as at from first join written on written.run_id = first.run_id and written.key = first.key`,
  ),
);

type Asks = Pick<Context, "orgId">;
type Answer = { readonly newPoints: number } | null;

/** Null: it has to be logged by itself. */
export async function pointTogether({ orgId }: Asks, run: string, read: Points): Promise<Answer> {
  const id = runIdOfText(run);
  const [key] = read.keys;
  if (id === null || key === undefined || read.ofModels.length > 0) return null;
  if (!passesUnseen(`${orgId} ${id}`)) return null;
  const [step = 0, loggedMs = 0, value = 0] = [read.steps[0], read.timestamps[0], read.values[0]];
  const done = await points.add(orgId, { id, key, step, loggedMs, value });
  return done === true ? { newPoints: 1 } : null;
}

const textTogether =
  (group: Together<Text, true>) =>
  async ({ orgId }: Asks, run: string, read: Texts): Promise<Answer> => {
    const id = runIdOfText(run);
    const [key] = read.keys;
    if (id === null || key === undefined) return null;
    const done = await group.add(orgId, { id, key, value: read.values[0] ?? "" });
    return done === true ? { newPoints: 0 } : null;
  };

export const paramTogether = textTogether(params);

const anyTagTogether = textTogether(tags);

/** The run's name is a tag as well, and changes the run. */
export const tagTogether: typeof anyTagTogether = async (asks, run, read) =>
  read.keys[0] === NAME_TAG ? null : anyTagTogether(asks, run, read);
