import { sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

/**
 * Each day is judged at its end in UTC, by what was known of the data then: a version that is told of late does not
 * mend the days before. Days from the first version on, the newest 90 at most.
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
  items: ({ orgId, teams, now }) => sql`
    select team, 'dataset:' || name as id, fresh >= 0.95 * days as good,
           name || ': as fresh as promised on ' || fresh || ' of ' || days || ' days' as label
    from (
      select t.id as team, d.name, count(day.at)::int as days,
             (count(day.at) filter (where exists (
               select 1 from dataset_version v where v.org_id = d.org_id and v.dataset_id = d.id and v.created_at <= day.at
                 and coalesce(v.data_until, v.created_at) >= day.at - make_interval(hours => d.fresh_hours))))::int as fresh
      from team t
      join dataset d on d.org_id = t.org_id and d.owner_team_id = t.id and d.deleted_at is null and d.fresh_hours is not null
      cross join lateral (select min(v.created_at) as since from dataset_version v
        where v.org_id = d.org_id and v.dataset_id = d.id) first
      cross join lateral (
        select ${now.toISOString()}::timestamptz - n * interval '1 day' as at from generate_series(0, 89) n
        where ${now.toISOString()}::timestamptz - n * interval '1 day' >= first.since) day
      where t.org_id = ${orgId} and t.id = any(${teams})
      group by t.id, d.id, d.name
    ) data
    order by lower(name), name`,
  none: {
    status: "no_population",
    reason: "The team has no data with a promise of freshness and a version.",
  },
});
