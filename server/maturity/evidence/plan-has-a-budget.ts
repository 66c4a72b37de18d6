import { sql } from "drizzle-orm";
import { check } from "./check";
import { holdsOrNot } from "./scale";

/** With both, the roadmap shows what the budget does not cover. A situation said a year ago speaks for last year. */
export const planHasABudget = check({
  id: "T03",
  version: 1,
  formula:
    "the team's situation, said within the last 365 days, names a budget and what a day of work costs, so that the roadmap compares the two",
  population: "the team itself",
  window: "last 365 days",
  scale: holdsOrNot,
  validityDays: 30,
  authoritative: true,
  items: ({ orgId, teams, now }) => sql`
    select team, 'roadmap:' || slug as id, missing = '' as good, missing as label
    from (
      select t.id as team, t.slug, concat_ws('; ',
               case when c.team_id is null then 'The team has not said what its situation is' end,
               case when c.team_id is not null and c.budget is null then 'No budget is set' end,
               case when c.team_id is not null and c.day_rate is null then 'Nobody said what a day costs' end,
               case when c.set_at < ${now.toISOString()}::timestamptz - interval '365 days'
                    then 'The situation was said more than a year ago' end) as missing
      from team t
      left join team_context c on c.org_id = t.org_id and c.team_id = t.id
      where t.org_id = ${orgId} and t.id = any(${teams})
    ) team`,
  none: { status: "no_population", reason: "The team is not there any more." },
});
