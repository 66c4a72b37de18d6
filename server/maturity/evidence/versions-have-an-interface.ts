import { sql } from "drizzle-orm";
import { check } from "./check";
import { GRACE, noProductionModel, productionVersions, versionId, versionName } from "./production";
import { coverage } from "./scale";

/** Cairn is not told which versions are served in batch only, which need this less: so it may not refute. */
export const versionsHaveAnInterface = check({
  id: "C07",
  version: 1,
  formula: "the version's signature says what goes in and what comes out",
  population:
    "versions in production of the team's models, without those made in the last 14 days; Cairn does not know which are served in batch only",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    select team, ${versionId} as id, ${versionName} || ': ' || missing as label, missing = '' as good
    from (
      select version.*, case when version.signature is null then 'no signature' else concat_ws(', ',
               case when coalesce(version.signature ->> 'inputs', '') = '' then 'no input schema' end,
               case when coalesce(version.signature ->> 'outputs', '') = '' then 'no output schema' end) end as missing
      from (${productionVersions(scope)}) version
      where version.created_at <= ${scope.now.toISOString()}::timestamptz - ${GRACE}
    ) version
    order by lower(name), name, version`,
  none: { status: "no_population", reason: noProductionModel },
});
