import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasetNames, datasets } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { datasetName, newDatasetName } from "../queries/dataset-input";
import { datasetOf, heldDataset } from "../queries/dataset-row";
import { taken } from "./create-dataset";

export const renameDataset = command({
  name: "datasets.rename-dataset",
  summary:
    "Gives a dataset another name; the old one goes on leading to it, also when runs name it so.",
  permission: "datasets:write",
  route: "PUT /datasets/{name}/name",
  input: z.strictObject({ name: datasetName, newName: newDatasetName }),
  output: z.object({ name: z.string() }),
  run: async (work, { name: asked, newName }) => {
    const { id, name } = await heldDataset(work, asked);
    if (newName !== name) await rename(work, id, newName);
    return {
      result: { name: newName },
      audit: { subject: `dataset:${newName}`, before: { name }, after: { name: newName } },
    };
  },
});

/** A name it had before can be taken up again; one that another has or had cannot. */
async function rename(work: Work, datasetId: string, newName: string): Promise<void> {
  const { db, orgId } = work;
  await db
    .insert(datasetNames)
    .values({ orgId, name: newName, datasetId, since: work.now() })
    .onConflictDoNothing();
  if ((await datasetOf(work, newName)).id !== datasetId) throw taken(newName);
  await db
    .update(datasets)
    .set({ name: newName, updatedAt: work.now() })
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, datasetId)));
}
