import { sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

/** A date that has passed tells as much of a plan as no date. Days are counted in UTC. */
export const improvementsAreOnTime = check({
  id: "T02",
  version: 1,
  formula: "the day on which the item is due has not passed",
  population: "improvement items of the team with a due date that are planned or being done",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  items: ({ orgId, teams, now }) => sql`
    select i.team_id as team, 'improvement:' || i.id as id, i.title || ': was due on ' || i.due_on as label,
           i.due_on >= (${now.toISOString()}::timestamptz at time zone 'UTC')::date as good
    from improvement i
    where i.org_id = ${orgId} and i.team_id = any(${teams}) and i.status in ('planned', 'doing')
      and i.due_on is not null and i.created_at <= ${now.toISOString()}::timestamptz
    order by i.due_on, i.id`,
  none: { status: "no_population", reason: "No open improvement item has a due date." },
});
