import { sql } from "drizzle-orm";
import { noProductionData, productionData } from "./catalogued-data";
import { check } from "./check";
import { coverage } from "./scale";

/** Whether data is about people, for what and who may see it, is not recorded: so this may not refute. */
export const dataIsClassified = check({
  id: "C15",
  version: 1,
  formula: "the catalogue says how confidential the data is and for how long it is kept",
  population: "data that versions in production of the team's models were trained on",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    select team, 'dataset:' || name as id, name || ': ' || missing as label, missing = '' as good
    from (
      select data.team, data.name, case when data.dataset_id is null then 'not in the catalogue' else concat_ws(', ',
               case when data.classification is null then 'no classification' end,
               case when data.retention_days is null then 'nothing said about keeping it' end) end as missing
      from (${productionData(scope)}) data
    ) data
    order by lower(name), name`,
  none: noProductionData,
});
