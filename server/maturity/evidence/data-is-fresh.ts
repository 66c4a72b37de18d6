import { type SQL, sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

/** How many whole days lie between a moment and the end of the window, rounded as a bound of a range needs it. */
const daysBefore = (until: SQL, moment: SQL, bound: "floor" | "ceil"): SQL =>
  sql`${sql.raw(bound)}(extract(epoch from ${until} - (${moment})) / 86400)::int`;

/**
 * Each day is judged at its end in UTC, by what was known of the data then: a version that is told of late does not
 * mend the days before. A version makes fresh the days from when it was known to when its promise ran out. Days from the first version on, the newest 90 at most.
 */
export const dataIsFresh = check({
  id: "C16",
  version: 1,
  formula: "on at least 95 % of the days the newest data was no older than promised",
  population: "data of the team with a promise of freshness that has a version",
  window: "last 90 days",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  strays: "datasets",
  items: ({ orgId, teams, now }) => {
    const until = sql`${now.toISOString()}::timestamptz`;
    return sql`
    with promised as (
      select t.id as team, d.org_id, d.id, d.name, make_interval(hours => d.fresh_hours) as promise,
             (select min(v.created_at) from dataset_version v where v.org_id = d.org_id and v.dataset_id = d.id) as since
      from team t
      join dataset d on d.org_id = t.org_id and d.owner_team_id = t.id and d.deleted_at is null and d.fresh_hours is not null
      where t.org_id = ${orgId} and t.id = any(${teams})
    )
    select team, 'dataset:' || name as id, fresh >= 0.95 * days as good,
           name || ': as fresh as promised on ' || fresh || ' of ' || days || ' days' as label
    from (
      select data.team, data.name, least(90, 1 + ${daysBefore(until, sql`data.since`, "floor")}) as days, (
        select count(distinct day)::int from dataset_version v
        cross join lateral generate_series(
          greatest(0, ${daysBefore(until, sql`coalesce(v.data_until, v.created_at) + data.promise`, "ceil")}),
          least(89, ${daysBefore(until, sql`v.created_at`, "floor")})) day
        where v.org_id = data.org_id and v.dataset_id = data.id
      ) as fresh
      from promised data where data.since <= ${until}
    ) data
    order by lower(name), name`;
  },
  none: {
    status: "no_population",
    reason: "The team has no data with a promise of freshness and a version.",
  },
});
