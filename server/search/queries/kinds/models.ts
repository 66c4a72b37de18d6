import { sql } from "drizzle-orm";
import { modelTags, registeredModels } from "~/db/schema/registry";
import { containing } from "~/server/identity/queries/keyset";
import { IS_PROMPT } from "~/server/registry/rules/prompt";
import { type Kind, rankOf, sortOf } from "../kind";

/** Models in use by a part of their name, their use case or what they do. */
export const modelKind: Kind = {
  key: "models",
  label: "Models",
  permission: "registry:read",
  statement: ({ orgId }, text) => {
    const [name, pattern] = [sql`m.name`, containing(text)];
    return sql`
      select ${rankOf(name, text)} as rank, ${sortOf(name)} as sort, m.id::text collate "C" as id, m.name as title,
        m.use_case as detail, '' as ref
      from ${registeredModels} m
      where m.org_id = ${orgId} and m.deleted_at is null and m.archived_at is null
        and (m.name ilike ${pattern} or m.use_case ilike ${pattern} or m.description ilike ${pattern})
        and not exists (select 1 from ${modelTags} tag where tag.org_id = m.org_id and tag.model_id = m.id
          and tag.key = ${IS_PROMPT} and tag.value = 'true')`;
  },
  path: ({ title }) => `/models/${encodeURIComponent(title)}`,
};
