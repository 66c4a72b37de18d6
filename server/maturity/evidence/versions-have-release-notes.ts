import { sql } from "drizzle-orm";
import { check } from "./check";
import { productionVersions, versionId, versionName } from "./production";
import { coverage } from "./scale";

export const versionsHaveReleaseNotes = check({
  id: "C08",
  version: 1,
  formula:
    "the version's description has 40 characters or more, and the version names its run or a link to where it came from",
  population: "versions in production of the team's models, made in the window",
  window: "last 180 days",
  scale: coverage,
  validityDays: 30,
  authoritative: true,
  strays: "models",
  items: (scope) => sql`
    select team, ${versionId} as id, ${versionName} || ': ' || missing as label, missing = '' as good
    from (
      select version.*, concat_ws(', ',
               case when length(btrim(version.description)) < 40 then 'nothing says what changed' end,
               case when version.run_id is null and version.run_link = '' then 'no run and no link' end) as missing
      from (${productionVersions(scope)}) version
      where version.created_at >= ${scope.now.toISOString()}::timestamptz - interval '180 days'
    ) version
    order by lower(name), name, version`,
  none: {
    status: "no_population",
    reason: "No version made in the last 180 days is in production for the team.",
  },
});
