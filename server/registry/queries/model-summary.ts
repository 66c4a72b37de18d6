import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { modelColumns, modelShape, noSuchModel, withDates } from "./model-row";
import { latestVersions, versionShape } from "./version-row";

/** A model with the latest version in each stage. */
export const summaryShape = modelShape.extend({ latestVersions: z.array(versionShape) });
export type ModelSummary = z.output<typeof summaryShape>;

/** What a command that made or changed a model answers with. */
export async function summaryOf(work: Work, modelId: string): Promise<ModelSummary> {
  const [row] = await work.db
    .select(modelColumns)
    .from(registeredModels)
    .where(and(eq(registeredModels.orgId, work.orgId), eq(registeredModels.id, modelId)));
  if (row === undefined) throw noSuchModel(modelId);
  const { id, ...rest } = row;
  return { ...withDates(rest), latestVersions: await latestVersions(work, [id]) };
}
