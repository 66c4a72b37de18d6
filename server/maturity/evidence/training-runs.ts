import { type SQL, sql } from "drizzle-orm";
import { TEAM_TAG } from "~/server/tracking/rules/special-tags";
import type { Scope } from "./check";
import { recordedOfRun } from "./recorded";

const milliseconds = (moment: SQL): SQL => sql`(extract(epoch from ${moment}) * 1000)::bigint`;

/**
 * Runs of the last 90 days that belong to the teams: those of experiments whose tag says so, and those that became a
 * version of a model the team owns. Nothing else is taken for a team's, whoever started it.
 */
export const trainingRuns = (scope: Scope): SQL => scope.once("training_run", recentRuns(scope));

const recentRuns = ({ orgId, teams, now }: Scope): SQL => {
  const until = sql`${now.toISOString()}::timestamptz`;
  const recent = sql`r.deleted_at is null and r.started_ms <= ${milliseconds(until)}
        and r.started_ms >= ${milliseconds(sql`${until} - interval '90 days'`)}`;
  return sql`
      select t.id as team, r.id, r.experiment_id, r.name, r.status, r.started_ms, r.org_id
      from team t
      join experiment_tag tag on tag.org_id = t.org_id and tag.key = ${TEAM_TAG} and tag.value = t.slug
      join experiment e on e.org_id = tag.org_id and e.id = tag.experiment_id and e.deleted_at is null
      join run r on r.org_id = e.org_id and r.experiment_id = e.id
      where t.org_id = ${orgId} and t.id = any(${teams}) and ${recent}
      union
      select t.id, r.id, r.experiment_id, r.name, r.status, r.started_ms, r.org_id
      from team t
      join registered_model m on m.org_id = t.org_id and m.owner_team_id = t.id and m.deleted_at is null
      join model_version v on v.org_id = m.org_id and v.model_id = m.id and v.deleted_at is null
      join run r on r.org_id = v.org_id and r.id = v.run_id
      where t.org_id = ${orgId} and t.id = any(${teams}) and ${recent}`;
};

/**
 * Of what is worked out once Postgres knows no shares and takes one row of two hundred to have any one status, so it
 * would look up each of many thousand runs by itself. Said by what they are not, it expects most.
 */
const isFinished = sql`run.status <> all('{SCHEDULED,RUNNING,FAILED,KILLED}')`;

/** Finished ones with what is recorded of each, looked up once for all checks over runs. */
const finishedOf = (scope: Scope): SQL =>
  scope.once(
    "finished_run",
    sql`
      select run.team, run.experiment_id, run.id, run.name, run.started_ms, recorded.*
      from (${trainingRuns(scope)}) run cross join lateral ${recordedOfRun} recorded
      where ${isFinished}`,
  );

/**
 * Finished runs as items; `missing` is a text about what is `recorded`, empty when nothing is. Failed runs have nothing
 * to show.
 */
export const finishedRuns = (scope: Scope, missing: SQL): SQL => sql`
    select team, 'run:' || experiment_id || '/' || replace(id::text, '-', '') as id, name || ': ' || missing as label,
           missing = '' as good
    from (select recorded.team, recorded.experiment_id, recorded.id, recorded.name, recorded.started_ms,
                 ${missing} as missing
          from (${finishedOf(scope)}) recorded) run
    order by started_ms desc, run.id`;

/** The same words for every check over runs. */
export const overRuns = {
  population:
    "finished runs of the team: in experiments with the tag cairn.team, or behind a version of a model it owns",
  window: "last 90 days",
  none: {
    status: "no_population",
    reason:
      "No finished run of the last 90 days is known to be the team's. An experiment belongs to a team when its tag cairn.team holds the team's address.",
  },
} as const;
