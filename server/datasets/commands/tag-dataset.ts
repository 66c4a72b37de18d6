import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasetTags } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { datasetName, datasetTag } from "../queries/dataset-input";
import { heldDataset } from "../queries/dataset-row";

const output = z.object({ name: z.string() });

export const setDatasetTag = command({
  name: "datasets.set-dataset-tag",
  summary: "Writes a tag of a dataset.",
  permission: "datasets:write",
  route: "PUT /datasets/{name}/tags/{key}",
  input: z.strictObject({ name: datasetName, ...datasetTag.shape }),
  output,
  run: async (work, { name: asked, key, value }) => {
    const { id, name } = await heldDataset(work, asked);
    const before = await tagOf(work, id, key);
    await work.db
      .insert(datasetTags)
      .values({ orgId: work.orgId, datasetId: id, key, value })
      .onConflictDoUpdate({
        target: [datasetTags.orgId, datasetTags.datasetId, datasetTags.key],
        set: { value },
      });
    return {
      result: { name },
      audit: { subject: `dataset:${name}`, before: { [key]: before }, after: { [key]: value } },
    };
  },
});

export const deleteDatasetTag = command({
  name: "datasets.delete-dataset-tag",
  summary: "Removes a tag of a dataset.",
  permission: "datasets:write",
  route: "DELETE /datasets/{name}/tags/{key}",
  input: z.strictObject({ name: datasetName, key: datasetTag.shape.key }),
  output,
  run: async (work, { name: asked, key }) => {
    const { id, name } = await heldDataset(work, asked);
    const [gone] = await work.db
      .delete(datasetTags)
      .where(ofKey(work, id, key))
      .returning({ value: datasetTags.value });
    const { value } = found(gone, "The tag");
    return { result: { name }, audit: { subject: `dataset:${name}`, before: { [key]: value } } };
  },
});

const ofKey = ({ orgId }: Work, datasetId: string, key: string) =>
  and(eq(datasetTags.orgId, orgId), eq(datasetTags.datasetId, datasetId), eq(datasetTags.key, key));

async function tagOf(work: Work, datasetId: string, key: string): Promise<string | null> {
  const [row] = await work.db
    .select({ value: datasetTags.value })
    .from(datasetTags)
    .where(ofKey(work, datasetId, key));
  return row?.value ?? null;
}
