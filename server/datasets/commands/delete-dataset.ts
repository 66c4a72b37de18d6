import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasets } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { datasetName } from "../queries/dataset-input";
import { datasetOf, heldDataset } from "../queries/dataset-row";

const named = z.strictObject({ name: datasetName });

export const deleteDataset = command({
  name: "datasets.delete-dataset",
  summary: "Takes a dataset out of the catalogue; all of it is kept and can be restored.",
  permission: "datasets:write",
  route: "DELETE /datasets/{name}",
  input: named,
  output: named,
  run: async (work, { name: asked }) => {
    const { id, name } = await heldDataset(work, asked);
    await mark(work, id, work.now());
    return { result: { name }, audit: { subject: `dataset:${name}`, before: { name } } };
  },
});

export const restoreDataset = command({
  name: "datasets.restore-dataset",
  summary: "Brings a deleted dataset back with everything that was known of it.",
  permission: "datasets:write",
  route: "POST /datasets/{name}/restore",
  input: named,
  output: named,
  run: async (work, { name: asked }) => {
    const { id, name, deletedAt } = await datasetOf(work, asked);
    if (deletedAt === null) throw new DomainError("precondition", `${name} is not deleted.`);
    await mark(work, id, null);
    return { result: { name }, audit: { subject: `dataset:${name}`, after: { name } } };
  },
});

const mark = ({ db, orgId, now }: Work, id: string, deletedAt: Date | null) =>
  db
    .update(datasets)
    .set({ deletedAt, updatedAt: now() })
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id)));
