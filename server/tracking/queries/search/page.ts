import { type SQL, sql } from "drizzle-orm";
import { readPageToken, writePageToken } from "../page-token";
import { behind, keyList, type KeyValue, orderBy, type SortKey } from "./keyset";

/**
 * Order and start of one page. `keys` is selected with each row and becomes the token of the next page; together
 * the keys must tell any two rows apart.
 * @throws DomainError invalid for a token of another search
 */
export function searchPage(keys: readonly SortKey[], token: string | undefined) {
  const start = readPageToken(token);
  const after = "after" in start;
  return {
    keys: sql<KeyValue[]>`${keyList(keys)}`,
    position: after ? [behind(keys, start.after)] : [],
    order: orderBy(keys),
    offset: after ? 0 : start.offset,
  };
}

type Keyed = { readonly keys: readonly KeyValue[] };

/** Of rows selected one more than asked for: the page, and where the next one starts. */
export function pageOfFound<Row extends Keyed>(found: readonly Row[], limit: number) {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last !== undefined;
  return { rows: page.map(withoutKeys), nextToken: more ? writePageToken(last.keys) : null };
}

function withoutKeys<Row extends Keyed>(row: Row): Omit<Row, "keys"> {
  const { keys: _, ...rest } = row;
  return rest;
}

/** A moment in whole microseconds since 1970, exact, so that its text form can be compared again. */
export const microseconds = (moment: SQL): SQL =>
  sql`(extract(epoch from ${moment}) * 1000000)::bigint`;
