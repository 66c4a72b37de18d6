import { sql } from "drizzle-orm";
import { check } from "./check";
import { isInProduction, productionVersions } from "./production";
import { coverage } from "./scale";

/** A catalogue that nobody looks into has every feature once: half is the most it shows while none is shared. */
export const featuresAreRegistered = check({
  id: "C18",
  version: 1,
  formula: "the column is described in the feature catalogue",
  population:
    "columns in the signatures of versions in production of the team's models, each name once",
  window: "now",
  scale: coverage,
  validityDays: 7,
  // Versions without a signature name no columns.
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    select distinct version.team, 'column:' || i.name as id, i.name || ' is not described' as label,
           exists (select 1 from feature f where f.org_id = i.org_id and f.name = i.name) as good
    from (${productionVersions(scope)}) version
    join model_input i on i.org_id = version.org_id and i.model_id = version.model_id and i.version = version.version
    order by id`,
  ceiling: {
    value: 0.5,
    reason:
      "No described feature is read by two models in production, so the catalogue is not used for sharing: this counts as half at most.",
    teams: ({ orgId, teams }) => sql`
    select t.id as team from team t
    where t.org_id = ${orgId} and t.id = any(${teams})
      and (select count(*) from registered_model m where m.org_id = ${orgId} and ${isInProduction}) >= 2
      and not exists (select 1 from feature f
        join model_input i on i.org_id = f.org_id and i.name = f.name
        join registered_model m on m.org_id = i.org_id and m.id = i.model_id and ${isInProduction}
        join model_version v on v.org_id = m.org_id and v.model_id = m.id and v.version = i.version and v.deleted_at is null
        where f.org_id = ${orgId} group by f.name having count(distinct m.id) >= 2)`,
  },
  none: {
    status: "no_population",
    reason: "No version in production of the team has a signature that names its columns.",
  },
});
