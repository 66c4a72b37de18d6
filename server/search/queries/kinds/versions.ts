import { sql } from "drizzle-orm";
import { aliasAssignments, modelVersions, registeredModels } from "~/db/schema/registry";
import { containing } from "~/server/identity/queries/keyset";
import { type Kind, rankOf } from "../kind";

/** Versions by `name 3`, by an alias that means them now, or by a part of their description. */
export const versionKind: Kind = {
  key: "versions",
  label: "Versions",
  permission: "registry:read",
  statement: ({ orgId }, text) => {
    const title = sql`(m.name || ' version ' || v.version)`;
    const pattern = containing(text.replace(/\s+v?(?=\d+$)/u, " version "));
    return sql`
      select ${rankOf(title, text)} as rank,
        (lower(m.name) || ' ' || lpad(v.version::text, 10, '0')) collate "C" as sort,
        (v.model_id::text || '/' || v.version) collate "C" as id, ${title} as title,
        coalesce((select string_agg(a.alias, ', ' order by a.alias) from ${aliasAssignments} a
          where a.org_id = v.org_id and a.model_id = v.model_id and a.version = v.version and a.valid_to is null), '') as detail,
        v.version::text as ref
      from ${modelVersions} v join ${registeredModels} m on m.org_id = v.org_id and m.id = v.model_id
      where v.org_id = ${orgId} and v.deleted_at is null and m.deleted_at is null and m.archived_at is null
        and (${title} ilike ${pattern} or v.description ilike ${containing(text)}
          or exists (select 1 from ${aliasAssignments} a where a.org_id = v.org_id and a.model_id = v.model_id
            and a.version = v.version and a.valid_to is null and a.alias ilike ${containing(text)}))`;
  },
  path: ({ title, ref: version }) => {
    const name = title.slice(0, title.length - ` version ${version}`.length);
    return `/models/${encodeURIComponent(name)}/versions/${version}`;
  },
};
