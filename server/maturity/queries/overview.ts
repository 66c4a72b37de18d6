import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { newestFrameworks } from "./frameworks";
import { byView } from "./result-shape";

const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;

const perFramework = z.object({
  key: z.string(),
  title: z.string(),
  teams: z.number().int(),
  /** Teams with a milestone. */
  assessed: z.number().int(),
  /** Of those, teams whose Claimed level is above their Confirmed level. */
  overclaiming: z.number().int(),
  /** Of those, teams whose Proven level is known. */
  proven: z.number().int(),
  /** Middle Confirmed level of the assessed teams where it is known; null when it is known of none. */
  medianConfirmed: z.number().nullable(),
  medianClaimed: z.number().nullable(),
  medianProven: z.number().nullable(),
  /** Known levels of the assessed teams, lowest first: what the middle ones are read from. */
  levels: byView(z.array(z.number().int())),
  /** Teams that rose, and fell, in Confirmed between their last two milestones of one version. */
  rose: z.number().int(),
  fell: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  signedRecently: z.number().int(),
});
type Counts = Omit<z.input<typeof perFramework>, "title">;

/** Every team once per framework with its last two milestones: two index look-ups each, one statement in all. */
const countsOf = (work: Work, keys: readonly string[]) => {
  const recently = new Date(work.now().getTime() - RECENT_DAYS * DAY_MS).toISOString();
  const today = work.now().toISOString().slice(0, 10);
  return work.db.execute<Counts>(sql`
    with held as (
      select f.key, t.id, last.summary, last.taken_at,
             (last.summary ->> 'claimed')::int as claimed, (last.summary ->> 'confirmed')::int as confirmed,
             (last.summary ->> 'proven')::int as proven, (earlier.summary ->> 'confirmed')::int as before
      from team t
      cross join unnest(${sql.param([...keys])}::text[]) as f (key)
      left join lateral (
        select m.id, m.summary, m.taken_at, m.framework_version from milestone m
        where m.org_id = t.org_id and m.team_id = t.id and m.framework_key = f.key
        order by m.taken_at desc limit 1) last on true
      left join lateral (
        select m.summary from milestone m
        where m.org_id = t.org_id and m.team_id = t.id and m.framework_key = f.key
          and m.taken_at < last.taken_at and m.framework_version = last.framework_version
        order by m.taken_at desc limit 1) earlier on true
      where t.org_id = ${work.orgId} and t.archived_at is null
    ), going as (
      select a.framework_key as key, count(*)::int as open,
             (count(*) filter (where a.due_on < ${today}::date))::int as overdue
      from assessment a join team t on t.org_id = a.org_id and t.id = a.team_id
      where a.org_id = ${work.orgId} and a.status = 'open' and t.archived_at is null group by a.framework_key
    )
    select h.key, count(*)::int as teams, count(h.taken_at)::int as assessed,
           (count(*) filter (where h.claimed > h.confirmed))::int as overclaiming,
           count(h.proven)::int as proven,
           (percentile_cont(0.5) within group (order by h.confirmed))::float8 as "medianConfirmed",
           (percentile_cont(0.5) within group (order by h.claimed))::float8 as "medianClaimed",
           (percentile_cont(0.5) within group (order by h.proven))::float8 as "medianProven",
           jsonb_build_object(
             'claimed', coalesce(jsonb_agg(h.claimed order by h.claimed) filter (where h.claimed is not null), '[]'),
             'confirmed', coalesce(jsonb_agg(h.confirmed order by h.confirmed) filter (where h.confirmed is not null), '[]'),
             'proven', coalesce(jsonb_agg(h.proven order by h.proven) filter (where h.proven is not null), '[]')
           ) as levels,
           (count(*) filter (where h.confirmed > h.before))::int as rose,
           (count(*) filter (where h.confirmed < h.before))::int as fell,
           coalesce(max(g.open), 0)::int as open, coalesce(max(g.overdue), 0)::int as overdue,
           (count(*) filter (where h.taken_at >= ${recently}::timestamptz))::int as "signedRecently"
    from held h left join going g on g.key = h.key group by h.key`);
};

const nothing = {
  assessed: 0,
  overclaiming: 0,
  proven: 0,
  medianConfirmed: null,
  medianClaimed: null,
  medianProven: null,
  levels: { claimed: [], confirmed: [], proven: [] },
  rose: 0,
  fell: 0,
  open: 0,
  overdue: 0,
  signedRecently: 0,
};

export const overview = query({
  name: "maturity.overview",
  summary: "Counts over all teams for each framework: what the sentence of the day is made of.",
  permission: "maturity:read",
  route: "GET /maturity/overview",
  input: z.strictObject({}),
  output: z.object({
    asOf: z.date(),
    recentDays: z.number().int(),
    frameworks: z.array(perFramework),
  }),
  run: async (work) => {
    const frameworks = await newestFrameworks(work);
    const counts = [
      ...(await countsOf(
        work,
        frameworks.map(({ key }) => key),
      )),
    ];
    return {
      asOf: work.now(),
      recentDays: RECENT_DAYS,
      frameworks: frameworks.map(({ key, title }) => ({
        teams: 0,
        ...nothing,
        ...counts.find((one) => one.key === key),
        key,
        title,
      })),
    };
  },
});
