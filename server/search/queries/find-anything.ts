import { z } from "zod";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { may, query } from "~/server/core/operation";
import { type Cursor, decodeCursor, toPage } from "~/server/core/page";
import { countOf, foundOf, type Kind, MOST_COUNTED } from "./kind";
import { kinds } from "./kinds/index";

const input = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine((text) => !text.includes("\u0000"), "It holds a NUL character"),
  /** Only this kind, a page at a time. */
  kind: z.enum(kinds.map(({ key }) => key)).optional(),
  cursor: z.string().max(2000).optional(),
  /** Of each kind. */
  limit: z.number().int().min(1).max(50).default(5),
});
type Asked = z.output<typeof input>;

export const findAnything = query({
  name: "search.find-anything",
  summary:
    "Models, versions, datasets, features, experiments, runs and teams that a text finds, of each kind the closest first. Kinds the caller may not read are left out.",
  permission: "organisation:read",
  route: "GET /search",
  input,
  output: z.object({
    kinds: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        count: z.number().int(),
        /** There are more than were counted. */
        countedAll: z.boolean(),
        rows: z.array(z.object({ title: z.string(), detail: z.string(), path: z.string() })),
        nextCursor: z.string().nullable(),
      }),
    ),
  }),
  run: async (work, asked) => {
    const after = decodeCursor(asked.cursor);
    const only = after === null ? asked.kind : kindOf(after, asked.kind);
    const wanted = kinds.filter(
      ({ key, permission }) => (only ?? key) === key && may(work, permission),
    );
    const found = [];
    // One after the other: they share the transaction's connection.
    for (const kind of wanted) found.push(await answerOf(work, kind, asked));
    return { kinds: found };
  },
});

/** A position names the kind it belongs to. @throws DomainError invalid when another one is asked for */
function kindOf([key]: Cursor, asked: string | undefined): string {
  const known = kinds.find((kind) => kind.key === key)?.key;
  if (known !== undefined && (asked ?? known) === known) return known;
  throw new DomainError("invalid", "This page position belongs to another search.");
}

async function answerOf(work: Work, kind: Kind, { text, cursor, limit }: Asked) {
  const after = decodeCursor(cursor)?.slice(1) ?? null;
  const rows = await foundOf(work, kind, { text, after, limit });
  // What fits on one page has been counted by reading it.
  const count =
    cursor === undefined && rows.length <= limit ? rows.length : await countOf(work, kind, text);
  const page = toPage(rows, {
    limit,
    key: ({ rank, sort, id }) => [kind.key, rank, sort, id],
    matching: count,
    total: count,
  });
  return {
    key: kind.key,
    label: kind.label,
    count: Math.min(count, MOST_COUNTED),
    countedAll: count <= MOST_COUNTED,
    rows: page.rows.map((row) => ({
      title: row.title,
      detail: row.detail.slice(0, 200),
      path: kind.path(row),
    })),
    nextCursor: page.nextCursor,
  };
}
