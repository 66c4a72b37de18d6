import { sql } from "drizzle-orm";
import { check } from "./check";
import { coverage } from "./scale";

export const featuresAreUsed = check({
  id: "C20",
  version: 1,
  formula: "the signature of at least one version names it",
  population: "features that the team owns, without those described in the last 14 days",
  window: "now",
  scale: coverage,
  validityDays: 7,
  // A feature may be read by something that is not registered here.
  authoritative: false,
  strays: "features",
  items: ({ orgId, teams, now }) => sql`
    select t.id as team, 'feature:' || f.name as id, f.name || ': no model reads it' as label,
           f.name in (select i.name from model_input i
             join model_version v on v.org_id = i.org_id and v.model_id = i.model_id and v.version = i.version
             join registered_model m on m.org_id = v.org_id and m.id = v.model_id
             where i.org_id = ${orgId} and v.deleted_at is null and m.deleted_at is null) as good
    from team t
    join feature f on f.org_id = t.org_id and f.owner_team_id = t.id
    where t.org_id = ${orgId} and t.id = any(${teams})
      and f.created_at <= ${now.toISOString()}::timestamptz - interval '14 days'
    order by lower(f.name), f.name`,
  none: {
    status: "no_population",
    reason: "The team owns no feature that was described more than 14 days ago.",
  },
});
