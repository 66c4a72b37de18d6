import { type SQL, sql } from "drizzle-orm";
import { IS_PROMPT } from "~/server/registry/rules/prompt";
import type { Scope } from "./check";

/** New things get two weeks before "now" counts them: a card or a deputy is not there on the first day. */
export const GRACE = sql`interval '14 days'`;

/**
 * A model is in production when people say so, or when a version of it stands in the stage Production; one that is
 * retired is not, whatever its versions say. `m` is the model. Prompts, which clients keep as models, are none.
 */
export const isInProduction: SQL = sql`m.deleted_at is null and m.archived_at is null
    and not exists (select 1 from registered_model_tag p
      where p.org_id = m.org_id and p.model_id = m.id and p.key = ${IS_PROMPT} and p.value = 'true')
    and (m.lifecycle = 'production' or (m.lifecycle <> 'retired' and exists (select 1 from model_version s
      where s.org_id = m.org_id and s.model_id = m.id and s.stage = 'Production' and s.deleted_at is null)))`;

/** Models in production that the teams own: `org_id`, `team`, `model_id`, `name`, and who answers for them. */
export const productionModels = (scope: Scope): SQL =>
  scope.once("production_model", modelsOf(scope));

const modelsOf = ({ orgId, teams, now }: Scope): SQL => sql`
    select t.id as team, m.id as model_id, m.name, m.owner_member_id, m.deputy_member_id, m.org_id
    from team t
    join registered_model m on m.org_id = t.org_id and m.owner_team_id = t.id
    where t.org_id = ${orgId} and t.id = any(${teams}) and ${isInProduction}
      and m.created_at <= ${now.toISOString()}::timestamptz - ${GRACE}`;

/** Which version is in production: the champion, and whatever stands in the stage Production. `v` is the version. */
const isCurrent = sql`v.deleted_at is null and (v.stage = 'Production' or exists (
      select 1 from alias_assignment a where a.org_id = v.org_id and a.model_id = v.model_id
        and a.version = v.version and a.alias = 'champion' and a.valid_to is null))`;

/** Versions in production of these models: the model's columns, and `v.*` as the version's own under their names. */
export const productionVersions = (scope: Scope): SQL =>
  scope.once(
    "production_version",
    sql`
    select model.team, model.model_id, model.name, v.version, v.run_id, v.run_link, v.description, v.signature,
           v.created_at, v.org_id
    from (${productionModels(scope)}) model
    join model_version v on v.org_id = model.org_id and v.model_id = model.model_id
    where ${isCurrent}`,
  );

/** What an item of these is called, and the page it is mended on. */
export const versionId = sql`'version:' || version.name || '/' || version.version`;
export const versionName = sql`version.name || ' ' || version.version`;

/** Said of a team that owns no model in production. */
export const noProductionModel = "The team owns no model in production that is older than 14 days.";
