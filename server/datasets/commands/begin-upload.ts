import { and, eq, inArray, lt } from "drizzle-orm";
import { z } from "zod";
import { datasetUploads } from "~/db/schema/datasets-quality";
import { overQuota } from "~/server/artifacts/commands/keep-blob";
import { allowanceOf } from "~/server/artifacts/queries/allowance-row";
import { memberOf, type Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { newDatasetName, plain } from "../queries/dataset-input";
import { uploadOf, uploadShape, uploadAsSaid } from "../queries/upload-row";

/** Nobody comes back to an upload after this long, in milliseconds: what it holds is let go. */
const FORGOTTEN_MS = 86_400_000;

export const beginUpload = command({
  name: "datasets.begin-upload",
  summary:
    "Announces a CSV or Parquet file for a dataset; PUT its bytes to /dataset-uploads/{uploadId}/content, then accept or refuse what was seen in it.",
  permission: "datasets:write",
  route: "POST /dataset-uploads",
  input: z.strictObject({
    name: newDatasetName,
    fileName: plain(255).trim().min(1),
    bytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  }),
  output: uploadShape,
  run: async (work, { name, fileName, bytes }) => {
    const { quotaBytes, usedBytes } = await allowanceOf(work);
    if (bytes !== null && quotaBytes !== null && usedBytes + bytes > quotaBytes) throw overQuota();
    await letGo(work);
    const id = newId();
    const at = work.now();
    await work.db.insert(datasetUploads).values({
      orgId: work.orgId,
      id,
      datasetName: name,
      fileName,
      state: "waiting",
      bytesTotal: bytes,
      madeBy: memberOf(work.actor),
      madeAt: at,
      changedAt: at,
    });
    return {
      result: uploadAsSaid(await uploadOf(work, id)),
      audit: { subject: `dataset-upload:${id}`, after: { name, fileName, bytes } },
    };
  },
});

/** Uploads that nobody finished: their content can be freed from now on. */
async function letGo({ db, orgId, now }: Work): Promise<void> {
  await db
    .update(datasetUploads)
    .set({
      state: "failed",
      problem: "Nobody accepted or refused it within a day.",
      sha256: null,
      preview: null,
    })
    .where(
      and(
        eq(datasetUploads.orgId, orgId),
        inArray(datasetUploads.state, ["waiting", "receiving", "reading", "ready"]),
        lt(datasetUploads.changedAt, new Date(now().getTime() - FORGOTTEN_MS)),
      ),
    );
}
