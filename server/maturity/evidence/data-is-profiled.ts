import { sql } from "drizzle-orm";
import { noTrainingData, trainingData } from "./catalogued-data";
import { check } from "./check";
import { coverage } from "./scale";

export const dataIsProfiled = check({
  id: "C17",
  version: 1,
  formula: "statistics of its columns are stored",
  population: "versions of catalogued data that finished runs of the team read",
  window: "last 90 days",
  scale: coverage,
  validityDays: 30,
  authoritative: false,
  strays: "experiments",
  items: (scope) => sql`
    select data.team, 'dataset:' || data.name as id, data.name || ' ' || data.number || ': no statistics' as label,
           exists (select 1 from dataset_column c
             where c.org_id = data.org_id and c.version_id = data.version_id and c.profile is not null) as good
    from (${trainingData(scope)}) data
    order by lower(data.name), data.name, data.number`,
  none: noTrainingData,
});
