import { sql } from "drizzle-orm";
import { experiments } from "~/db/schema/tracking";
import { containing } from "~/server/identity/queries/keyset";
import { type Kind, rankOf, sortOf } from "../kind";

/** Experiments by a part of their name or their note. */
export const experimentKind: Kind = {
  key: "experiments",
  label: "Experiments",
  permission: "tracking:read",
  statement: ({ orgId }, text) => {
    const [name, pattern] = [sql`e.name`, containing(text)];
    return sql`
      select ${rankOf(name, text)} as rank, ${sortOf(name)} as sort, e.id::text collate "C" as id, e.name as title,
        '' as detail, '' as ref
      from ${experiments} e
      where e.org_id = ${orgId} and e.deleted_at is null and (e.name ilike ${pattern} or e.note ilike ${pattern})`;
  },
  path: ({ id }) => `/experiments/${id}`,
};
