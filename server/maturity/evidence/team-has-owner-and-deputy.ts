import { sql } from "drizzle-orm";
import { check } from "./check";
import { holdsOrNot } from "./scale";

export const teamHasOwnerAndDeputy = check({
  id: "T01",
  version: 1,
  formula:
    "the team has an active member who leads it, and at least one more active member who can stand in",
  population: "the team itself",
  window: "now",
  scale: holdsOrNot,
  validityDays: 7,
  authoritative: true,
  items: ({ orgId, teams }) => sql`
    select team, 'team:' || slug as id, leads > 0 and people > 1 as good,
           concat_ws('; ', case when leads = 0 then 'No active member leads this team' end,
                           case when people < 2 then 'No second active member' end) as label
    from (
      select t.id as team, t.slug, count(m.id) as people, count(m.id) filter (where x.leads) as leads
      from team t
      left join team_member x on x.org_id = t.org_id and x.team_id = t.id
      left join member m on m.org_id = x.org_id and m.id = x.member_id and m.status = 'active'
      where t.org_id = ${orgId} and t.id = any(${teams})
      group by t.id, t.slug
    ) team`,
  none: { status: "no_population", reason: "The team is not there any more." },
});
