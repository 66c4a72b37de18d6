import { and, count, desc, gte, lt, lte } from "drizzle-orm";
import { z } from "zod";
import { cardRevisions } from "~/db/schema/cards";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { modelOf } from "~/server/registry/queries/model-row";
import { versionOf } from "~/server/registry/queries/version-row";
import { changedBetween, emptyContent } from "../rules/content";
import { contentOf } from "./card-shape";
import { versionInput } from "./find-card";
import { type CardPlace, ofCard } from "./revision-row";

const r = cardRevisions;

const revisionShape = z.object({
  revision: z.number().int(),
  note: z.string(),
  restoredFrom: z.number().int().nullable(),
  writtenByName: z.string(),
  writtenAt: z.date(),
  /** The titles of what it changed. */
  changed: z.array(z.string()),
});

export const listRevisions = query({
  name: "cards.list-revisions",
  summary: "Who wrote what in the card of a version, the newest first.",
  permission: "registry:read",
  route: "GET /models/{name}/versions/{version}/card/revisions",
  input: z.strictObject({ ...versionInput, ...pageInput }),
  output: pageOf(revisionShape),
  run: async (work, { name, version, cursor, limit }) => {
    const model = await modelOf(work, name);
    await versionOf(work, model, version);
    const place = { model, version };
    const after = decodeCursor(cursor);
    const rows = await work.db
      .select({
        revision: r.revision,
        note: r.note,
        restoredFrom: r.restoredFrom,
        writtenByName: r.writtenByName,
        writtenAt: r.writtenAt,
      })
      .from(r)
      .where(and(ofCard(work, place), after ? lt(r.revision, Number(after[0])) : undefined))
      .orderBy(desc(r.revision))
      .limit(limit + 1);
    const changes = await changesOf(work, place, {
      from: (rows.at(-1)?.revision ?? 1) - 1,
      to: rows[0]?.revision ?? 0,
    });
    const total = await countOf(work, place);
    const found = rows.map((row) => ({ ...row, changed: changes.get(row.revision) ?? [] }));
    return toPage(found, { limit, key: (row) => [row.revision], matching: total, total });
  },
});

/** What each revision changed against the one before it. */
async function changesOf(
  work: Work,
  place: CardPlace,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Map<number, string[]>> {
  const rows = await work.db
    .select({ revision: r.revision, content: r.content })
    .from(r)
    .where(and(ofCard(work, place), gte(r.revision, from), lte(r.revision, to)))
    .orderBy(r.revision);
  const changes = new Map<number, string[]>();
  let before = emptyContent;
  for (const { revision, content } of rows) {
    const after = contentOf(content);
    changes.set(revision, changedBetween(before, after));
    before = after;
  }
  return changes;
}

async function countOf(work: Work, place: CardPlace): Promise<number> {
  const [row] = await work.db.select({ all: count() }).from(r).where(ofCard(work, place));
  return row?.all ?? 0;
}
