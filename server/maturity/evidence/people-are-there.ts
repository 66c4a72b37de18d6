import { sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

/** Somebody who left is still named as part of the team, so whoever reads the list asks the wrong person. */
export const peopleAreThere = check({
  id: "T04",
  version: 1,
  formula: "the person still has access to Cairn",
  population: "people named on the team",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  items: ({ orgId, teams }) => sql`
    select t.id as team, 'person:' || t.slug || '/' || m.id as id, m.status = 'active' as good,
           m.name || ' is on the team and has no access any more' as label
    from team t
    join team_member x on x.org_id = t.org_id and x.team_id = t.id
    join member m on m.org_id = x.org_id and m.id = x.member_id
    where t.org_id = ${orgId} and t.id = any(${teams})
    order by lower(m.name), m.id`,
  none: { status: "no_population", reason: "Nobody is on the team." },
});
