import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import { artifactAllowances, artifacts, blobs } from "~/db/schema/artifacts";
import { importJobs } from "~/db/schema/imports";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { blobStore } from "../adapters/store";

/** An upload is stored first and named then: content is left alone for this long, in milliseconds. */
const GRACE_MS = 3_600_000;

/** What one call frees, so that it stays short. */
const MOST = 500;

export const freeUnusedContent = command({
  name: "artifacts.free-unused-content",
  summary: "Frees stored content that no file has any more; called again while more is left.",
  permission: "organisation:manage",
  route: "POST /artifact-storage/free-unused",
  input: z.strictObject({}),
  output: z.object({
    contents: z.number().int(),
    bytes: z.number(),
    moreLeft: z.boolean(),
  }),
  run: async (work) => {
    const unused = await lockUnused(work);
    const bytes = unused.reduce((sum, blob) => sum + blob.bytes, 0);
    // First the bytes: rows that outlive them are freed by the next call, bytes without a row by nobody.
    for (const { sha256 } of unused) await blobStore().remove({ orgId: work.orgId, sha256 });
    await forget(work, { digests: unused.map(({ sha256 }) => sha256), bytes });
    const result = { contents: unused.length, bytes, moreLeft: unused.length === MOST };
    return { result, audit: { subject: "artifacts", before: result } };
  },
});

/** What somebody is naming or bringing anew this very moment is locked by them, and skipped. */
const lockUnused = ({ db, orgId, now }: Work) =>
  db
    .select({ sha256: blobs.sha256, bytes: blobs.bytes })
    .from(blobs)
    .where(
      and(
        eq(blobs.orgId, orgId),
        lt(blobs.storedAt, new Date(now().getTime() - GRACE_MS)),
        notExists(
          db
            .select({ one: sql`1` })
            .from(artifacts)
            .where(and(eq(artifacts.orgId, orgId), eq(artifacts.sha256, blobs.sha256))),
        ),
        notExists(
          db
            .select({ one: sql`1` })
            .from(importJobs)
            .where(and(eq(importJobs.orgId, orgId), eq(importJobs.fileSha256, blobs.sha256))),
        ),
      ),
    )
    .limit(MOST)
    .for("update", { skipLocked: true });

type Freed = { readonly digests: string[]; readonly bytes: number };

async function forget({ db, orgId }: Work, { digests, bytes }: Freed): Promise<void> {
  if (digests.length === 0) return;
  await db.delete(blobs).where(and(eq(blobs.orgId, orgId), inArray(blobs.sha256, digests)));
  await db
    .update(artifactAllowances)
    .set({ usedBytes: sql`${artifactAllowances.usedBytes} - ${bytes}` })
    .where(eq(artifactAllowances.orgId, orgId));
}
