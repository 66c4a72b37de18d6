import { sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

/** No days of grace for new items: owner, date and effort can be said the minute an item is planned. */
export const improvementsAreOwned = check({
  id: "C92",
  version: 1,
  formula: "the item has an active member as owner, a due date and an effort in days",
  population: "improvement items of the team that are planned or being done",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  items: ({ orgId, teams, now }) => sql`
    select team_id as team, id, title || ': ' || missing as label, missing = '' as good
    from (
      select i.team_id, 'improvement:' || i.id as id, i.title, i.created_at,
             concat_ws(', ', case when i.owner_id is null then 'no owner'
                                  when m.status is distinct from 'active' then 'its owner has left' end,
                             case when i.due_on is null then 'no due date' end,
                             case when i.effort_days is null then 'no effort' end) as missing
      from improvement i
      left join member m on m.org_id = i.org_id and m.id = i.owner_id
      where i.org_id = ${orgId} and i.team_id = any(${teams}) and i.status in ('planned', 'doing')
        and i.created_at <= ${now.toISOString()}::timestamptz
    ) item
    order by created_at, id`,
  none: { status: "no_population", reason: "The team has no open improvement item." },
});
