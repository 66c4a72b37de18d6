import { sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

/** Parking is a decision until a day; after that day it is forgetting. Days are counted in UTC. */
export const parkedWorkIsReviewed = check({
  id: "T05",
  version: 1,
  formula: "the day on which people look at it again has not passed",
  population: "work of the team that is parked on its roadmaps",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  items: ({ orgId, teams, now }) => sql`
    select p.team_id as team, 'parked:' || p.framework_key || '/' || p.practice_key as id,
           p.practice_key || ': the review was due on ' || p.review_on as label,
           p.review_on >= (${now.toISOString()}::timestamptz at time zone 'UTC')::date as good
    from parked_practice p
    where p.org_id = ${orgId} and p.team_id = any(${teams}) and p.parked_at <= ${now.toISOString()}::timestamptz
    order by p.review_on, p.framework_key, p.practice_key`,
  none: { status: "no_population", reason: "Nothing is parked." },
});
