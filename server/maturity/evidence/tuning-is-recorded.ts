import { sql } from "drizzle-orm";
import { check } from "./check";
import { productionVersions, versionId, versionName } from "./production";
import { coverage } from "./scale";

/** Trials are runs with the same parent: the version's run is one of them, or their parent. */
export const tuningIsRecorded = check({
  id: "C36",
  version: 1,
  formula:
    "ten trials or more are logged below one parent run, of which the version's run is the parent or one",
  population: "versions in production of the team's models, made in the window",
  window: "last 365 days",
  scale: coverage,
  validityDays: 30,
  // Trials may be kept elsewhere, and a signed waiver is not known to Cairn.
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    select team, ${versionId} as id,
           ${versionName} || case when run_id is null then ': no run' else ': ' || trials || ' trials logged' end as label,
           trials >= 10 as good
    from (
      select version.*, (
        select count(*) from run_tag trial
        join run on run.org_id = trial.org_id and run.id = trial.run_id and run.deleted_at is null
        where trial.org_id = version.org_id and trial.experiment_id = own.experiment_id
          and trial.key = 'mlflow.parentRunId'
          and trial.value_hash = hashtextextended(own.parent, 0) and trial.value = own.parent
      ) as trials
      from (${productionVersions(scope)}) version
      left join lateral (
        select run.experiment_id, coalesce((select tag.value from run_tag tag
                 where tag.org_id = run.org_id and tag.run_id = run.id and tag.key = 'mlflow.parentRunId'),
               replace(run.id::text, '-', '')) as parent
        from run where run.org_id = version.org_id and run.id = version.run_id
      ) own on true
      where version.created_at >= ${scope.now.toISOString()}::timestamptz - interval '365 days'
    ) version
    order by lower(name), name, version`,
  none: {
    status: "no_population",
    reason: "No version made in the last 365 days is in production for the team.",
  },
});
