import { sql } from "drizzle-orm";
import { datasetNames, datasets } from "~/db/schema/datasets";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { containing } from "~/server/identity/queries/keyset";
import { type Kind, rankOf, sortOf } from "../kind";

/** Datasets in use by a part of a name that they have or had, of their source or of what they hold. */
export const datasetKind: Kind = {
  key: "datasets",
  label: "Datasets",
  permission: "datasets:read",
  statement: ({ orgId }, text) => {
    const [name, pattern] = [sql`d.name`, containing(text)];
    return sql`
      select ${rankOf(name, text)} as rank, ${sortOf(name)} as sort, d.id::text collate "C" as id, d.name as title,
        case when former.names is null then coalesce(d.source, '') else 'once called ' || former.names end as detail, '' as ref
      from ${datasets} d
      left join (select n.dataset_id, string_agg(n.name, ', ' order by n.name) as names
        from ${datasetNames} n join ${datasets} named on named.org_id = n.org_id and named.id = n.dataset_id
        where n.org_id = ${orgId} and n.name <> named.name and n.name ilike ${pattern}
        group by n.dataset_id) former on former.dataset_id = d.id
      where d.org_id = ${orgId} and d.deleted_at is null
        and (d.name ilike ${pattern} or d.source ilike ${pattern} or d.description ilike ${pattern} or former.names is not null)`;
  },
  path: ({ title }) => datasetPath(title),
};
