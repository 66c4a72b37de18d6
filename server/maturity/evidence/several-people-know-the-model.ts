import { sql } from "drizzle-orm";
import { check } from "./check";
import { noProductionModel, productionModels } from "./production";
import { coverage } from "./scale";

/** People, not names: what a token does counts for whoever made the token. */
export const severalPeopleKnowTheModel = check({
  id: "C89",
  version: 1,
  formula: "two people or more started its runs, registered its versions or moved its aliases",
  population: "models in production that the team owns, without those made in the last 14 days",
  window: "last 180 days",
  scale: coverage,
  validityDays: 30,
  // Who reviews or operates a model elsewhere is not seen.
  authoritative: false,
  strays: "models",
  items: (scope) => {
    const since = sql`${scope.now.toISOString()}::timestamptz - interval '180 days'`;
    return sql`
    select team, 'model:' || name as id, people >= 2 as good,
           name || ': ' || case people when 0 then 'nobody worked on it' else 'only one person worked on it' end as label
    from (
      select model.team, model.name, (
        select count(distinct active.member_id) from (
          select v.created_by as member_id from model_version v
          where v.org_id = model.org_id and v.model_id = model.model_id and v.created_at >= ${since}
          union all
          select r.created_by from model_version v
          join run r on r.org_id = v.org_id and r.id = v.run_id
          where v.org_id = model.org_id and v.model_id = model.model_id
            and r.started_ms >= (extract(epoch from ${since}) * 1000)::bigint
          union all
          select a.set_by from alias_assignment a
          where a.org_id = model.org_id and a.model_id = model.model_id and a.valid_from >= ${since}
        ) active) as people
      from (${productionModels(scope)}) model
    ) model
    order by lower(name), name`;
  },
  none: { status: "no_population", reason: noProductionModel },
});
