import { and, eq } from "drizzle-orm";
import { database } from "~/db/client";
import { datasetUploads, type uploadStates } from "~/db/schema/datasets-quality";
import { allowanceOf } from "~/server/artifacts/queries/allowance-row";
import type { Stored } from "~/server/artifacts/adapters/store";
import type { Context, Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { permit } from "~/server/core/operation";
import { changeUpload, heldUpload, type Preview } from "../queries/upload-row";

/*
 * The steps of an upload between `begin-upload` and `accept-upload`, which are the audited commands: what a door tells
 * of bytes on their way. Whoever refuses the upload meanwhile ends it; a step then says so.
 */

type State = (typeof uploadStates)[number];

const inside = <Result>(context: Context, step: (work: Work) => Promise<Result>): Promise<Result> =>
  database().transaction({ "app.org_id": context.orgId }, (db) => step({ ...context, db }));

/**
 * Takes the upload up, once. Answers with the room that is left for it, in bytes; null without a limit.
 * @throws DomainError forbidden, not-found, or precondition when its bytes came before.
 */
export async function takeUpload(context: Context, uploadId: string): Promise<number | null> {
  permit(context, "datasets:write");
  return inside(context, async (work) => {
    const { state } = await heldUpload(work, uploadId);
    if (state !== "waiting")
      throw new DomainError(
        "precondition",
        `The bytes of this upload came before: it is ${state}. Begin another one.`,
      );
    await changeUpload(work, uploadId, { state: "receiving" });
    const { quotaBytes, usedBytes } = await allowanceOf(work);
    return quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes);
  });
}

/** False when somebody has refused it meanwhile. */
export async function noteProgress(
  context: Context,
  uploadId: string,
  at: { readonly bytes: number; readonly rows: number },
): Promise<boolean> {
  return step(
    context,
    { uploadId, from: ["receiving", "reading"] },
    {
      state: "reading",
      bytesDone: at.bytes,
      rowsDone: at.rows,
    },
  );
}

export async function uploadReady(
  context: Context,
  uploadId: string,
  { stored, preview }: { readonly stored: Stored; readonly preview: Preview },
): Promise<boolean> {
  return step(
    context,
    { uploadId, from: ["receiving", "reading"] },
    {
      state: "ready",
      bytesTotal: stored.bytes,
      bytesDone: stored.bytes,
      rowsDone: preview.profile.rows,
      sha256: stored.sha256,
      preview,
    },
  );
}

export async function uploadFailed(
  context: Context,
  uploadId: string,
  problem: string,
): Promise<boolean> {
  const change = { state: "failed", problem: problem.toWellFormed().slice(0, 2000) } as const;
  return step(context, { uploadId, from: ["receiving", "reading"] }, change);
}

type Place = { readonly uploadId: string; readonly from: readonly State[] };

const step = (
  context: Context,
  { uploadId, from }: Place,
  change: Partial<typeof datasetUploads.$inferInsert>,
): Promise<boolean> =>
  inside(context, async (work) => {
    const { state } = await heldUpload(work, uploadId);
    if (!from.includes(state)) return false;
    await work.db
      .update(datasetUploads)
      .set({ ...change, changedAt: work.now() })
      .where(and(eq(datasetUploads.orgId, work.orgId), eq(datasetUploads.id, uploadId)));
    return true;
  });
