import { sql } from "drizzle-orm";
import { teams } from "~/db/schema/identity";
import { containing } from "~/server/identity/queries/keyset";
import { type Kind, rankOf, sortOf } from "../kind";

/** Teams by a part of their name or of what they are for. */
export const teamKind: Kind = {
  key: "teams",
  label: "Teams",
  permission: "organisation:read",
  statement: ({ orgId }, text) => {
    const [name, pattern] = [sql`t.name`, containing(text)];
    return sql`
      select ${rankOf(name, text)} as rank, ${sortOf(name)} as sort, t.id::text collate "C" as id, t.name as title,
        t.purpose as detail, t.slug as ref
      from ${teams} t
      where t.org_id = ${orgId} and t.archived_at is null and (t.name ilike ${pattern} or t.purpose ilike ${pattern})`;
  },
  path: ({ ref }) => `/teams/${ref}`,
};
