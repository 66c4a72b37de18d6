import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasetNames, datasets, datasetTags } from "~/db/schema/datasets";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { datasetFacts, datasetTag, newDatasetName } from "../queries/dataset-input";
import { summaryShape } from "../queries/dataset-summary";
import { summaryFor } from "../queries/find-dataset";
import { requireOwners } from "./require-owners";

export const createDataset = command({
  name: "datasets.create-dataset",
  summary: "Enters a dataset into the catalogue, before or without any version of it.",
  permission: "datasets:write",
  route: "POST /datasets",
  input: z.strictObject({
    name: newDatasetName,
    ...datasetFacts,
    tags: z.array(datasetTag).max(100).default([]),
  }),
  output: summaryShape,
  run: async (work, { name, tags, ...facts }) => {
    await requireOwners(work, facts);
    const id = await enterDataset(work, name, facts);
    const rows = [...new Map(tags.map((tag) => [tag.key, tag])).values()];
    if (rows.length > 0) {
      await work.db
        .insert(datasetTags)
        .values(rows.map((tag) => ({ orgId: work.orgId, datasetId: id, ...tag })));
    }
    return {
      result: await summaryFor(work, id),
      audit: { subject: `dataset:${name}`, after: { name, ...facts, tags } },
    };
  },
});

type Facts = Partial<typeof datasets.$inferInsert>;

/** @throws DomainError conflict when a dataset has, or had, this name. */
async function enterDataset(work: Work, name: string, facts: Facts): Promise<string> {
  const { db, orgId } = work;
  await refuseTaken(work, name);
  const at = work.now();
  const id = newId();
  const row = { ...facts, orgId, id, name, createdBy: memberOf(work.actor) };
  const made = await db
    .insert(datasets)
    .values({ ...row, createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: datasets.id });
  const named = await db
    .insert(datasetNames)
    .values({ orgId, name, datasetId: id, since: at })
    .onConflictDoNothing()
    .returning({ name: datasetNames.name });
  if (made.length === 0 || named.length === 0) throw taken(name);
  return id;
}

async function refuseTaken({ db, orgId }: Work, name: string): Promise<void> {
  const [other] = await db
    .select({ name: datasetNames.name })
    .from(datasetNames)
    .where(and(eq(datasetNames.orgId, orgId), eq(datasetNames.name, name)));
  if (other !== undefined) throw taken(name);
}

export function taken(name: string): DomainError {
  const words = `A dataset has, or had, the name “${name.slice(0, 100)}”. Choose another one.`;
  return new DomainError("conflict", words, { fields: { name: words } });
}
