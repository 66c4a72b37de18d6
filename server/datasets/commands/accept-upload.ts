import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { blobs } from "~/db/schema/artifacts";
import { datasets } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { changeUpload, heldUpload, type Preview, previewOf } from "../queries/upload-row";
import { checkAgainstContract } from "./check-against-contract";
import { storeVersions } from "./store-versions";

const asked = z.strictObject({ uploadId: z.uuid() });

export const acceptUpload = command({
  name: "datasets.accept-upload",
  summary: "Makes an uploaded file, whose content was looked at, the next version of its dataset.",
  permission: "datasets:write",
  route: "POST /dataset-uploads/{uploadId}/accept",
  input: asked,
  output: z.object({
    name: z.string(),
    version: z.number().int(),
    /** False when a version has this very content already. */
    isNew: z.boolean(),
  }),
  run: async (work, { uploadId }) => {
    const row = await heldUpload(work, uploadId);
    const preview = previewOf(row);
    if (row.state !== "ready" || preview === null || row.sha256 === null) throw notReady(row.state);
    const { datasetName: name, fileName, sha256 } = row;
    await requireContent(work, sha256);
    const version = await storeUploaded(work, { name, fileName, sha256, preview });
    if (version.isNew) await checkAgainstContract(work, version);
    await fillFormat(work, version.datasetId, preview);
    await changeUpload(work, uploadId, { state: "accepted", sha256: null, preview: null });
    const { number, isNew } = version;
    const rows = preview.profile.rows;
    return {
      result: { name, version: number, isNew },
      audit: {
        subject: `dataset:${name}`,
        after: { version: number, isNew, fileName, sha256, rows, columns: preview.columns.length },
      },
    };
  },
});

export const refuseUpload = command({
  name: "datasets.refuse-upload",
  summary: "Throws an uploaded file away; nothing of it becomes a version.",
  permission: "datasets:write",
  route: "POST /dataset-uploads/{uploadId}/refuse",
  input: asked,
  output: asked,
  run: async (work, { uploadId }) => {
    const { state, datasetName, fileName } = await heldUpload(work, uploadId);
    if (state === "accepted") throw notReady(state);
    await changeUpload(work, uploadId, { state: "refused", sha256: null, preview: null });
    return {
      result: { uploadId },
      audit: { subject: `dataset-upload:${uploadId}`, before: { name: datasetName, fileName } },
    };
  },
});

const notReady = (state: string): DomainError =>
  new DomainError(
    "precondition",
    state === "accepted"
      ? "This upload was accepted already."
      : `This upload cannot be accepted: it is ${state}. Upload the file again.`,
  );

/** Locks the content, so that it is not freed while it becomes a version. */
async function requireContent({ db, orgId }: Work, sha256: string): Promise<void> {
  const [row] = await db
    .select({ bytes: blobs.bytes })
    .from(blobs)
    .where(and(eq(blobs.orgId, orgId), eq(blobs.sha256, sha256), isNull(blobs.damagedAt)))
    .for("key share");
  if (row === undefined)
    throw new DomainError("precondition", "The file is not there any more. Upload it again.");
}

type Uploaded = {
  readonly name: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly preview: Preview;
};

async function storeUploaded(work: Work, { name, fileName, sha256, preview }: Uploaded) {
  const { profile, columns } = preview;
  const [version] = await storeVersions(work, [
    {
      name,
      digest: sha256,
      toldBy: "upload",
      sourceType: "upload",
      source: fileName,
      format: profile.format,
      rowCount: profile.rows,
      bytes: profile.bytes,
      columns,
      profile,
      sha256,
      dataUntil: null,
    },
  ]);
  if (version === undefined) throw new Error("A file was accepted and not stored.");
  return version;
}

/** What the file itself tells of the dataset, where nobody has said anything. */
async function fillFormat({ db, orgId }: Work, id: string, { profile }: Preview): Promise<void> {
  await db
    .update(datasets)
    .set({ format: profile.format })
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id), isNull(datasets.format)));
  await db
    .update(datasets)
    .set({ dataType: "tabular" })
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id), isNull(datasets.dataType)));
}
