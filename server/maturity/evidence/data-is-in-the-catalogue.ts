import { sql } from "drizzle-orm";
import { noProductionData, productionData } from "./catalogued-data";
import { check } from "./check";
import { coverage } from "./scale";

/** The six of the catalogue. Usage and lineage are there by themselves: a run behind a version in production read it. */
export const dataIsInTheCatalogue = check({
  id: "C05",
  version: 1,
  formula:
    "the catalogue says source, type, format and owner; usage and lineage are known from the runs that read it",
  population: "data that versions in production of the team's models were trained on",
  window: "now",
  scale: coverage,
  validityDays: 7,
  // What a run does not tell of is not seen.
  authoritative: false,
  strays: "models",
  items: (scope) => sql`
    select team, 'dataset:' || name as id, name || ': ' || missing as label, missing = '' as good
    from (
      select data.team, data.name, case when data.dataset_id is null then 'not in the catalogue' else concat_ws(', ',
               case when data.source is null then 'no source' end,
               case when data.data_type is null then 'no type' end,
               case when data.format is null then 'no format' end,
               case when data.owner_team_id is null and data.owner_member_id is null then 'no owner' end) end as missing
      from (${productionData(scope)}) data
    ) data
    order by lower(name), name`,
  none: noProductionData,
});
