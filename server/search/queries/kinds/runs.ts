import { type SQL, sql } from "drizzle-orm";
import { experiments, runs } from "~/db/schema/tracking";
import type { Kind } from "../kind";

/** The greatest character there is: everything that begins with a text stands before the text with it. */
const LAST = "\u{10ffff}";

/**
 * Runs by the beginning of their name or of their id. There may be a million, so only what an index finds is asked:
 * behind row-level security that is a range, and no part of a name.
 */
export const runKind: Kind = {
  key: "runs",
  label: "Runs",
  permission: "tracking:read",
  statement: ({ orgId }, text) => {
    const begin = text.toLowerCase();
    const byName = sql`r.name_key >= ${begin}::text collate "C" and r.name_key < ${begin + LAST}::text collate "C"`;
    const byId = rangeOfIds(text);
    return byId === null
      ? selecting(orgId, byName)
      : sql`${selecting(orgId, byName)} union ${selecting(orgId, byId)}`;
  },
  path: ({ id }) => {
    const [experiment = "", run = ""] = id.split("/");
    return `/experiments/${experiment}/runs/${run}`;
  },
};

const selecting = (orgId: string, fits: SQL): SQL => sql`
  select 0 as rank, r.name_key collate "C" as sort,
    (r.experiment_id || '/' || replace(r.id::text, '-', '')) collate "C" as id, r.name as title, e.name as detail, '' as ref
  from ${runs} r join ${experiments} e on e.org_id = r.org_id and e.id = r.experiment_id
  where r.org_id = ${orgId} and r.deleted_at is null and ${fits}`;

/** Ids that begin with these letters, from eight on; null for a text that is no beginning of one. */
function rangeOfIds(text: string): SQL | null {
  const letters = text.toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]{8,32}$/u.test(letters)) return null;
  return sql`r.id between ${letters.padEnd(32, "0")}::uuid and ${letters.padEnd(32, "f")}::uuid`;
}
