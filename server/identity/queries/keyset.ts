import { and, asc, count, desc, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Work } from "~/server/core/context";
import { decodeCursor, type Page, toPage } from "~/server/core/page";

/** What rows are ordered by: an indexed expression and the type its text form is read back as. */
export type SortKey = { readonly by: SQLWrapper; readonly type: "text" | "timestamptz" };
type Direction = "asc" | "desc";

type Asked = {
  readonly sort: SortKey;
  readonly id: PgColumn;
  readonly direction: Direction;
  readonly cursor: string | undefined;
};

/** Order and position of one page. `key` is selected with each row and goes into the cursor, exact to the microsecond. */
export function keyset({ sort, id, direction, cursor }: Asked) {
  const after = decodeCursor(cursor);
  const comparison = direction === "asc" ? sql`>` : sql`<`;
  const order = direction === "asc" ? asc : desc;
  const start = sql`(${after?.[0] ?? null}::text::${sql.raw(sort.type)}, ${after?.[1] ?? null}::text::uuid)`;
  return {
    key: sql<string>`(${sort.by})::text`,
    position: after === null ? [] : [sql`(${sort.by}, ${id}) ${comparison} ${start}`],
    order: [order(sort.by), order(id)],
  };
}

type Counts = { readonly limit: number; readonly matching: number; readonly total: number };

/** A page of rows that were selected with their `key`, which then leaves them. */
export function keyedPage<Row extends { key: string; id: string }>(
  found: readonly Row[],
  counts: Counts,
): Page<Omit<Row, "key">> {
  const page = toPage(found, { ...counts, key: ({ key, id }) => [key, id] });
  return { ...page, rows: page.rows.map(withoutKey) };
}

function withoutKey<Row extends { key: string }>(row: Row): Omit<Row, "key"> {
  const { key: _, ...rest } = row;
  return rest;
}

/** Text as a pattern that finds it anywhere; its own `%` and `_` mean themselves. */
export const containing = (text: string): string => `%${literally(text)}%`;
export const startingWith = (text: string): string => `${literally(text)}%`;
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

type Counted = {
  readonly table: PgTable;
  readonly all: readonly SQL[];
  readonly filter: readonly SQL[];
};

/** How many rows there are and how many of them the filter leaves. */
export async function tally({ db }: Work, { table, all, filter }: Counted) {
  const left =
    filter.length === 0 ? count() : sql<number>`(count(*) filter (where ${and(...filter)}))::int`;
  const [row] = await db
    .select({ total: count(), matching: left })
    .from(table)
    .where(and(...all));
  return { total: row?.total ?? 0, matching: row?.matching ?? 0 };
}
