import { sql } from "drizzle-orm";
import { check } from "./check";
import {
  GRACE,
  noProductionModel,
  productionModels,
  productionVersions,
  versionId,
} from "./production";
import { missingOf, recorded, recordedOfRun } from "./recorded";
import { coverage } from "./scale";

const hops = missingOf([
  [recorded.data, "no data with a digest"],
  [recorded.commit, "no git commit"],
  [recorded.environment, "no list of packages and no image digest"],
  [recorded.params, "no parameters"],
]);

/** The way back from what is in use. Which hop is missing is said of each; a model of which nobody said which version is in use has lost the first. */
export const lineageIsComplete = check({
  id: "C30",
  version: 1,
  formula:
    "from the model to its version in production, to its run, and from there to data with a digest, git commit, packages and parameters",
  population:
    "versions in production of the team's models, and models in production without such a version; without what was made in the last 14 days",
  window: "now",
  scale: coverage,
  validityDays: 7,
  // Where a version is deployed is not known yet: that hop is left out.
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    with version as (${productionVersions(scope)})
    select team, id, label || ': ' || missing as label, missing = '' as good
    from (
      select version.team, version.name, ${versionId} as id, version.name || ' ' || version.version as label,
             case when run.id is null then 'no run' else ${hops} end as missing
      from version
      left join run on run.org_id = version.org_id and run.id = version.run_id and run.deleted_at is null
      cross join lateral ${recordedOfRun} recorded
      where version.created_at <= ${scope.now.toISOString()}::timestamptz - ${GRACE}
      union all
      select model.team, model.name, 'model:' || model.name, model.name, 'no version is its champion or in Production'
      from (${productionModels(scope)}) model
      where not exists (select 1 from version where version.model_id = model.model_id)
    ) item
    order by lower(name), id`,
  none: { status: "no_population", reason: noProductionModel },
});
