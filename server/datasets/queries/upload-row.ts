import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasetUploads, uploadStates } from "~/db/schema/datasets-quality";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { trust } from "~/server/core/trust";
import type { FileProfile, ToldColumn } from "../rules/profile";

/** What was seen in a file, before anybody has accepted it. */
export type Preview = { readonly profile: FileProfile; readonly columns: readonly ToldColumn[] };

export const uploadShape = z.object({
  uploadId: z.uuid(),
  name: z.string(),
  fileName: z.string(),
  state: z.enum(uploadStates),
  bytesTotal: z.number().nullable(),
  bytesDone: z.number(),
  rowsDone: z.number(),
  problem: z.string(),
  madeAt: z.date(),
  changedAt: z.date(),
});

type UploadRow = typeof datasetUploads.$inferSelect;

export const uploadAsSaid = (row: UploadRow): z.output<typeof uploadShape> => ({
  uploadId: row.id,
  name: row.datasetName,
  fileName: row.fileName,
  state: row.state,
  bytesTotal: row.bytesTotal,
  bytesDone: row.bytesDone,
  rowsDone: row.rowsDone,
  problem: row.problem,
  madeAt: row.madeAt,
  changedAt: row.changedAt,
});

/** Written by this server alone, in this shape. */
export const previewOf = ({ preview }: UploadRow): Preview | null =>
  preview === null ? null : trust<Preview>(preview);

const ofId = ({ orgId }: Work, uploadId: string) =>
  and(eq(datasetUploads.orgId, orgId), eq(datasetUploads.id, uploadId));

/** @throws DomainError not-found */
export async function uploadOf(work: Work, uploadId: string): Promise<UploadRow> {
  const [row] = await work.db.select().from(datasetUploads).where(ofId(work, uploadId));
  return found(row, "The upload");
}

/** The same, held until the transaction ends. */
export async function heldUpload(work: Work, uploadId: string): Promise<UploadRow> {
  const [row] = await work.db
    .select()
    .from(datasetUploads)
    .where(ofId(work, uploadId))
    .for("update");
  return found(row, "The upload");
}

export async function changeUpload(
  work: Work,
  uploadId: string,
  change: Partial<UploadRow>,
): Promise<void> {
  await work.db
    .update(datasetUploads)
    .set({ ...change, changedAt: work.now() })
    .where(ofId(work, uploadId));
}
