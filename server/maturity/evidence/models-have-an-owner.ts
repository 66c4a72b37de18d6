import { sql } from "drizzle-orm";
import { check } from "./check";
import { noProductionModel, productionModels } from "./production";
import { coverage } from "./scale";

/** Somebody who left and still stands as owner answers for nothing. */
export const modelsHaveAnOwner = check({
  id: "C01",
  version: 1,
  formula:
    "the owner has access to Cairn, and somebody can stand in: a deputy with access, or a second active person on the team",
  population: "models in production that the team owns, without those made in the last 14 days",
  window: "now",
  scale: coverage,
  validityDays: 7,
  authoritative: true,
  strays: "models",
  items: (scope) => sql`
    select team, 'model:' || name as id, name || ': ' || missing as label, missing = '' as good
    from (
      select model.team, model.name, concat_ws('; ',
               case when owner.id is null then 'nobody owns it'
                    when owner.status <> 'active' then owner.name || ' owns it and has no access any more' end,
               case when deputy.id is null and (
                      select count(*) from team_member x
                      join member p on p.org_id = x.org_id and p.id = x.member_id and p.status = 'active'
                      where x.org_id = model.org_id and x.team_id = model.team) < 2
                    then 'nobody can stand in' end) as missing
      from (${productionModels(scope)}) model
      left join member owner on owner.org_id = model.org_id and owner.id = model.owner_member_id
      left join member deputy on deputy.org_id = model.org_id and deputy.id = model.deputy_member_id
        and deputy.status = 'active'
    ) model
    order by lower(name), name`,
  none: { status: "no_population", reason: noProductionModel },
});
