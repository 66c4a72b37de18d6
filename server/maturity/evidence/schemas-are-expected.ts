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
    select team, 'dataset:' || name as id, columns > 0 and expected >= 0.8 * columns as good,
           name || case when columns = 0 then ': no schema' else ': rules for ' || expected || ' of ' || columns || ' columns' end as label
    from (
      select data.team, data.name, seen.columns, seen.expected
      from (
        select distinct on (data.team, data.dataset_id) data.*
        from (${trainingData(scope)}) data order by data.team, data.dataset_id, data.number desc
      ) data
      cross join lateral (
        select count(*)::int as columns, (count(*) filter (where exists (
          select 1 from dataset_version any_version
          join quality_result q on q.org_id = any_version.org_id and q.version_id = any_version.id
            and q.column_name = c.name and q.outcome <> 'not_evaluated'
          where any_version.org_id = c.org_id and any_version.dataset_id = data.dataset_id)))::int as expected
        from dataset_column c where c.org_id = data.org_id and c.version_id = data.version_id
      ) seen
    ) data
    order by lower(name), name`,
  none: noTrainingData,
});
