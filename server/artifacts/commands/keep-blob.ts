import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { artifactAllowances, blobs } from "~/db/schema/artifacts";
import type { Context, Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { permit } from "~/server/core/operation";
import type { Permission } from "~/server/core/permissions";
import { blobStore, type Stored } from "../adapters/store";

/**
 * Enters content that the store has just taken, so that a file can be recorded with it. Bringing content anew mends what
 * was damaged, and begins its grace period again. It is a step of an upload, whose audit entry is the recorded file's.
 * @throws DomainError precondition when the quota does not allow it; forbidden as `prepareUpload`.
 */
export async function keepBlob(
  context: Context,
  stored: Stored,
  permission: Permission = "tracking:write",
): Promise<void> {
  permit(context, permission);
  await database().transaction({ "app.org_id": context.orgId }, async (db) => {
    const work: Work = { ...context, db };
    const isNew = await enter(work, stored);
    if (isNew) await takeRoom(work, stored.bytes);
    // Whoever frees content locks its row first: after this line it cannot go unnoticed.
    const there = await blobStore().stat({ orgId: work.orgId, sha256: stored.sha256 });
    if (there !== null) return;
    const detail = "The content was cleared away while it was stored. Upload the file again.";
    throw new DomainError("precondition", detail);
  });
}

async function enter({ db, orgId, now }: Work, { sha256, bytes }: Stored): Promise<boolean> {
  const storedAt = now();
  const [row] = await db
    .insert(blobs)
    .values({ orgId, sha256, bytes, storedAt })
    .onConflictDoUpdate({
      target: [blobs.orgId, blobs.sha256],
      set: { storedAt, damagedAt: null },
    })
    // The system column is 0 for a row that was inserted just now.
    .returning({ isNew: sql<boolean>`xmax = 0` });
  return row?.isNew ?? false;
}

async function takeRoom({ db, orgId }: Work, bytes: number): Promise<void> {
  const { quotaBytes, usedBytes } = artifactAllowances;
  const taken = await db
    .update(artifactAllowances)
    .set({ usedBytes: sql`${usedBytes} + ${bytes}` })
    .where(
      and(
        eq(artifactAllowances.orgId, orgId),
        or(isNull(quotaBytes), lte(sql`${usedBytes} + ${bytes}::bigint`, quotaBytes)),
      ),
    )
    .returning({ usedBytes });
  if (taken.length === 0) throw overQuota();
}

export const overQuota = (): DomainError =>
  new DomainError(
    "precondition",
    "The file does not fit into what your organisation may keep; nothing of it was kept. Remove files that are no longer needed, or ask an administrator to raise the quota.",
  );
