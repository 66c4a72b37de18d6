import { z } from "zod";
import { DomainError } from "./errors";

/** Keyset position: the sort values of the last row seen, then its id. Opaque to callers. */
export type Cursor = readonly (string | number | null)[];

const shape = z
  .array(z.union([z.string(), z.number(), z.null()]))
  .min(1)
  .max(6);

const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new DomainError(
      "invalid",
      "This page position is not one that Cairn gave out. Start from the first page.",
    );
  }
}

export const pageInput = {
  cursor: z.string().max(2000).optional(),
  limit: z.number().int().min(1).max(200).default(50),
};

export type Page<Row> = {
  readonly rows: Row[];
  readonly nextCursor: string | null;
  /** All rows that match the filter, and all there are. */
  readonly matching: number;
  readonly total: number;
};

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    nextCursor: z.string().nullable(),
    matching: z.number().int(),
    total: z.number().int(),
  });

/** Takes one row more than asked for, to know whether another page follows. */
export function toPage<Row>(
  found: readonly Row[],
  {
    limit,
    key,
    matching,
    total,
  }: {
    limit: number;
    key: (row: Row) => Cursor;
    matching: number;
    total: number;
  },
): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return { rows, nextCursor: more ? encodeCursor(key(last)) : null, matching, total };
}
