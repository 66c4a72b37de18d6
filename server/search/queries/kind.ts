import { type SQL, sql } from "drizzle-orm";
import type { Work } from "~/server/core/context";
import type { Cursor } from "~/server/core/page";
import type { Permission } from "~/server/core/permissions";

/** What a statement of a kind selects: `rank` 0 for what begins with the text, and texts for the rest. */
type Found = {
  readonly rank: number;
  readonly sort: string;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** What its address needs beside these; empty for nothing. */
  readonly ref: string;
};

/** One kind of thing that can be searched for. */
export type Kind = {
  readonly key: string;
  /** Heading over what was found: "Models". */
  readonly label: string;
  readonly permission: Permission;
  /**
   * Selects `rank`, `sort` (text collate "C"), `id` (text), `title`, `detail` and `ref` of what the text finds, without order.
   * `rank`, `sort` and `id` together tell any two rows apart.
   */
  readonly statement: (work: Pick<Work, "orgId">, text: string) => SQL;
  /** Where one leads, inside this Cairn. */
  readonly path: (found: Pick<Found, "id" | "title" | "ref">) => string;
};

/** Counting further would cost more than the number is worth. */
export const MOST_COUNTED = 1000;

type Asked = { readonly text: string; readonly after: Cursor | null; readonly limit: number };

/** One row more than the limit, so that it is known whether more follow. */
export async function foundOf(work: Work, kind: Kind, asked: Asked): Promise<Found[]> {
  const { text, after, limit } = asked;
  const [rank = 0, sort = "", id = ""] = after ?? [];
  const position =
    after === null
      ? sql`true`
      : sql`(rank, sort, id) > (${Number(rank)}::int, ${String(sort)}::text collate "C", ${String(id)}::text collate "C")`;
  const rows = await work.db.execute<Found>(sql`
    select rank, sort, id, title, detail, ref from (${kind.statement(work, text)}) hit
    where ${position} order by rank, sort, id limit ${limit + 1}`);
  return [...rows];
}

/** How many there are, as far as they are counted. */
export async function countOf(work: Work, kind: Kind, text: string): Promise<number> {
  const [row] = await work.db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from (${kind.statement(work, text)}) hit limit ${MOST_COUNTED + 1}) counted`);
  return row?.n ?? 0;
}

/** 0 when the name begins with the text, else 1. */
export const rankOf = (name: SQL, text: string): SQL =>
  sql`case when starts_with(lower(${name}), lower(${text}::text)) then 0 else 1 end`;

/** As names are ordered: without capitals, by their bytes. */
export const sortOf = (name: SQL): SQL => sql`lower(${name}) collate "C"`;
