import { sql } from "drizzle-orm";
import { features } from "~/db/schema/features";
import { containing } from "~/server/identity/queries/keyset";
import { type Kind, rankOf, sortOf } from "../kind";

/** Features by a part of their name, of what they are about or of what they mean. */
export const featureKind: Kind = {
  key: "features",
  label: "Features",
  permission: "datasets:read",
  statement: ({ orgId }, text) => {
    const [name, pattern] = [sql`f.name`, containing(text)];
    return sql`
      select ${rankOf(name, text)} as rank, ${sortOf(name)} as sort, f.id::text collate "C" as id, f.name as title,
        f.entity as detail, '' as ref
      from ${features} f
      where f.org_id = ${orgId} and (f.name ilike ${pattern} or f.entity ilike ${pattern} or f.description ilike ${pattern})`;
  },
  path: ({ title }) => `/features/${encodeURIComponent(title)}`,
};
