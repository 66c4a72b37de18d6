import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "~/db/client";
import { artifactAllowances, artifacts, blobs } from "~/db/schema/artifacts";
import { datasetVersions } from "~/db/schema/datasets";
import { datasetUploads } from "~/db/schema/datasets-quality";
import { importJobs } from "~/db/schema/imports";
import type { Context, Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { blobStore } from "../adapters/store";

/** An upload is stored first and named then: content is left alone for this long, in milliseconds. */
const GRACE_MS = 3_600_000;

/** What one call frees, so that it stays short. */
const MOST = 500;

export const freeUnusedContent = command({
  name: "artifacts.free-unused-content",
  summary:
    "Frees stored content that no file and no version of data has any more; called again while more is left.",
  permission: "organisation:manage",
  route: "POST /artifact-storage/free-unused",
  input: z.strictObject({}),
  output: z.object({
    contents: z.number().int(),
    bytes: z.number(),
    moreLeft: z.boolean(),
  }),
  run: async (work) => {
    const locked = await lockUnused(work);
    const unused = await stillUnused(work, locked);
    const bytes = unused.reduce((sum, blob) => sum + blob.bytes, 0);
    // First the bytes: rows that outlive them are freed by the next call, bytes without a row by nobody.
    for (const { sha256 } of unused) await blobStore().remove({ orgId: work.orgId, sha256 });
    await forget(work, { digests: unused.map(({ sha256 }) => sha256), bytes });
    const result = { contents: unused.length, bytes, moreLeft: locked.length === MOST };
    return { result, audit: { subject: "artifacts", before: result } };
  },
});

/** Whatever gives content a name. */
const names = [
  artifacts.sha256,
  datasetVersions.sha256,
  datasetUploads.sha256,
  importJobs.fileSha256,
];

/** Content without a name that nobody can be about to name any more. */
const isUnused = ({ orgId, now }: Work) =>
  and(
    eq(blobs.orgId, orgId),
    lt(blobs.storedAt, new Date(now().getTime() - GRACE_MS)),
    ...names.map(
      ({ table, name }) => sql`not exists (select 1 from ${table} named
        where named.org_id = ${orgId} and named.${sql.identifier(name)} = ${blobs.sha256})`,
    ),
  );

/** Whether a call would free anything, so that nothing is written into the trail about nothing. */
export async function hasUnusedContent(context: Context): Promise<boolean> {
  const found = await database().read({ "app.org_id": context.orgId }, (db) =>
    db
      .select({ sha256: blobs.sha256 })
      .from(blobs)
      .where(isUnused({ ...context, db }))
      .limit(1),
  );
  return found.length > 0;
}

/** What somebody is naming or bringing anew this very moment is locked by them, and skipped. */
async function lockUnused(work: Work): Promise<string[]> {
  const rows = await work.db
    .select({ sha256: blobs.sha256 })
    .from(blobs)
    .where(isUnused(work))
    .limit(MOST)
    .for("update", { skipLocked: true });
  return rows.map(({ sha256 }) => sha256);
}

/** Asked again now that they are locked: what got a name between the two statements is seen by the second one. */
const stillUnused = (work: Work, locked: string[]) =>
  work.db
    .select({ sha256: blobs.sha256, bytes: blobs.bytes })
    .from(blobs)
    .where(and(inArray(blobs.sha256, locked), isUnused(work)));

type Freed = { readonly digests: string[]; readonly bytes: number };

async function forget({ db, orgId }: Work, { digests, bytes }: Freed): Promise<void> {
  if (digests.length === 0) return;
  await db.delete(blobs).where(and(eq(blobs.orgId, orgId), inArray(blobs.sha256, digests)));
  await db
    .update(artifactAllowances)
    .set({ usedBytes: sql`${artifactAllowances.usedBytes} - ${bytes}` })
    .where(eq(artifactAllowances.orgId, orgId));
}
