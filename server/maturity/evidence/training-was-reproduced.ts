import { type SQL, sql } from "drizzle-orm";
import { check } from "./check";
import { productionVersions, versionId, versionName } from "./production";
import { coverage } from "./scale";

/**
 * What a run was given, in one value. Data of one experiment is the same when it has the same id: name and digest tell
 * it apart. Null without data: nobody knows what such a run read, so it is not compared.
 */
const given = (run: "original" | "rerun"): SQL => {
  const of = sql.raw(run);
  return sql`(
            select jsonb_build_array(jsonb_agg(i.dataset_id order by i.dataset_id), (
              select jsonb_object_agg(p.key, p.value) from run_param p where p.org_id = ${of}.org_id and p.run_id = ${of}.id))
            from run_input i where i.org_id = ${of}.org_id and i.run_id = ${of}.id having count(*) > 0)`;
};

/**
 * A rerun has the same commit, parameters and data, and stands in the same experiment. Every metric that both have is
 * compared, but not those of the machine. Relative to the first value; a value of 0 has to come out as 0.
 */
export const trainingWasReproduced = check({
  id: "C28",
  version: 1,
  formula:
    "another finished run with the same commit, parameters and data came to the same metrics, within 1 % of each",
  population: "versions in production of the team's models, once any of them was trained again",
  window: "last 180 days",
  scale: coverage,
  validityDays: 30,
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    select team, ${versionId} as id,
           ${versionName} || case when again then ': trained again with other metrics' else ': never trained again' end as label,
           agrees as good
    from (
      select version.*, tried.again, tried.agrees, bool_or(tried.again) over (partition by version.team) as any_again
      from (${productionVersions(scope)}) version
      left join lateral (
        select original.org_id, original.id, ${given("original")} as given
        from run original where original.org_id = version.org_id and original.id = version.run_id
      ) original on true
      cross join lateral (
        select count(*) > 0 as again, coalesce(bool_or(same.agrees), false) as agrees
        from run_tag mine
        join run_tag other on other.org_id = mine.org_id and other.experiment_id = mine.experiment_id
          and other.key = mine.key and other.value_hash = mine.value_hash and other.value = mine.value
          and other.run_id <> mine.run_id
        join run rerun on rerun.org_id = other.org_id and rerun.id = other.run_id
        cross join lateral (
          select count(*) > 0 and bool_and(abs(b.value - a.value) <= 0.01 * abs(a.value)) as agrees
          from metric_latest a
          join metric_latest b on b.org_id = a.org_id and b.run_id = rerun.id and b.key = a.key
          where a.org_id = original.org_id and a.run_id = original.id and a.key not like 'system/%'
        ) same
        where mine.org_id = original.org_id and mine.run_id = original.id
          and mine.key = 'mlflow.source.git.commit' and mine.value <> ''
          and rerun.status = 'FINISHED' and rerun.deleted_at is null
          and rerun.started_ms >= (extract(epoch from ${scope.now.toISOString()}::timestamptz - interval '180 days') * 1000)::bigint
          and rerun.started_ms <= (extract(epoch from ${scope.now.toISOString()}::timestamptz) * 1000)::bigint
          and ${given("rerun")} = original.given
      ) tried
    ) version
    where any_again
    order by lower(name), name, version`,
  none: {
    status: "untested",
    reason:
      "No version in production was trained a second time with the same commit, parameters and data in the last 180 days.",
  },
});
