import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "./check";
import { productionVersions } from "./production";
import { trainingRuns } from "./training-runs";

/**
 * Data that versions in production were trained on, once for each team that owns such a model: `dataset_id` and what
 * the catalogue says of it, or null and the name that a run called it by.
 */
export const productionData = (scope: Scope): SQL =>
  scope.once(
    "production_data",
    sql`
    select distinct version.team, coalesce(d.name, told.name) as name, d.id as dataset_id, d.source, d.data_type, d.format,
           d.owner_team_id, d.owner_member_id, d.classification, d.retention_days
    from (${productionVersions(scope)}) version
    join run_input i on i.org_id = version.org_id and i.run_id = version.run_id
    join run_dataset told on told.org_id = i.org_id and told.id = i.dataset_id
    left join dataset_name n on n.org_id = told.org_id and n.name = told.name
    left join dataset d on d.org_id = n.org_id and d.id = n.dataset_id and d.deleted_at is null`,
  );

/**
 * Versions of catalogued data that finished runs of the teams read: once for each team. Many runs read the same data, so
 * what they read is told apart before the catalogue is asked.
 */
export const trainingData = (scope: Scope): SQL =>
  scope.once(
    "training_data",
    sql`
    select distinct used.team, d.name, d.id as dataset_id, v.id as version_id, v.number, v.org_id
    from (select distinct run.team, i.org_id, i.dataset_id
          from (${trainingRuns(scope)}) run
          join run_input i on i.org_id = run.org_id and i.run_id = run.id
          where run.status = 'FINISHED') used
    join run_dataset told on told.org_id = used.org_id and told.id = used.dataset_id
    join dataset_name n on n.org_id = told.org_id and n.name = told.name
    join dataset d on d.org_id = n.org_id and d.id = n.dataset_id and d.deleted_at is null
    join dataset_version v on v.org_id = d.org_id and v.dataset_id = d.id and v.digest = told.digest`,
  );

/** Said of a team whose models were trained on nothing that is known. */
export const noProductionData = {
  status: "no_population",
  reason: "No run behind a version in production of the team names the data it read.",
} as const;

export const noTrainingData = {
  status: "no_population",
  reason: "No finished run of the team in the last 90 days read data that is in the catalogue.",
} as const;
