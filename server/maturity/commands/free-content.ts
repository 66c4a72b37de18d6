import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { attachments, storedFileParts, storedFiles } from "~/db/schema/attachments";
import type { Work } from "~/server/core/context";
import { documentLimits } from "../rules/attachment";

const DAY_MS = 86_400_000;

/** Nobody refers to this content: no document in use, and none that can still be put back. */
const unnamed = (work: Work) =>
  notExists(
    work.db
      .select({ one: sql`1` })
      .from(attachments)
      .where(and(eq(attachments.orgId, work.orgId), eq(attachments.sha256, storedFiles.sha256))),
  );

/**
 * Forgets documents that were removed too long ago to be put back, and frees content that nothing names any more, in
 * the caller's transaction. Content that somebody is just attaching is held by them (see `storeFile`) and passed over.
 */
export async function freeContent(work: Work): Promise<void> {
  const { orgId } = work;
  const until = new Date(work.now().getTime() - documentLimits.putBackDays * DAY_MS);
  await work.db
    .delete(attachments)
    .where(and(eq(attachments.orgId, orgId), lt(attachments.removedAt, until)));
  const held = await work.db
    .select({ sha256: storedFiles.sha256 })
    .from(storedFiles)
    .where(and(eq(storedFiles.orgId, orgId), unnamed(work)))
    .for("update", { skipLocked: true });
  if (held.length === 0) return;
  const contents = held.map(({ sha256 }) => sha256);
  // Asked again now that they are held: what was attached between the two statements is seen by the second one.
  const free = await work.db
    .select({ sha256: storedFiles.sha256 })
    .from(storedFiles)
    .where(and(eq(storedFiles.orgId, orgId), inArray(storedFiles.sha256, contents), unnamed(work)));
  const gone = free.map(({ sha256 }) => sha256);
  if (gone.length === 0) return;
  await work.db
    .delete(storedFileParts)
    .where(and(eq(storedFileParts.orgId, orgId), inArray(storedFileParts.sha256, gone)));
  await work.db
    .delete(storedFiles)
    .where(and(eq(storedFiles.orgId, orgId), inArray(storedFiles.sha256, gone)));
}
