import { sql } from "drizzle-orm";
import { noTrainingData, trainingData } from "./catalogued-data";
import { check } from "./check";
import { coverage } from "./scale";

/** The newest version that was read. A rule that was never evaluated expects nothing of anybody. */
export const schemasAreExpected = check({
  id: "C12",
  version: 1,
  formula:
    "the version's columns are stored, and rules were checked for at least 80 % of them in any version of the data",
  population:
    "catalogued data that finished runs of the team read, each in its newest version that was read",
  window: "last 90 days",
  scale: coverage,
  validityDays: 30,
  authoritative: false,
  strays: "experiments",
  items: (scope) => sql`
    with newest as (
      select distinct on (data.team, data.dataset_id) data.*
      from (${trainingData(scope)}) data order by data.team, data.dataset_id, data.number desc
    ), checked as (
      select distinct any_version.org_id, any_version.dataset_id, q.column_name
      from (select distinct org_id, dataset_id from newest) data
      join dataset_version any_version on any_version.org_id = data.org_id and any_version.dataset_id = data.dataset_id
      join quality_result q on q.org_id = any_version.org_id and q.version_id = any_version.id
      where q.outcome <> 'not_evaluated'
    )
    select team, 'dataset:' || name as id, columns > 0 and expected >= 0.8 * columns as good,
           name || case when columns = 0 then ': no schema' else ': rules for ' || expected || ' of ' || columns || ' columns' end as label
    from (
      select data.team, data.name, count(c.name)::int as columns, count(checked.column_name)::int as expected
      from newest data
      left join dataset_column c on c.org_id = data.org_id and c.version_id = data.version_id
      left join checked on checked.org_id = c.org_id and checked.dataset_id = data.dataset_id
        and checked.column_name = c.name
      group by data.team, data.dataset_id, data.name
    ) data
    order by lower(name), name`,
  none: noTrainingData,
});
