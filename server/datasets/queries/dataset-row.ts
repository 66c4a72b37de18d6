import { and, eq } from "drizzle-orm";
import { datasetNames, datasets, datasetVersions } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";

export type DatasetKey = {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: Date | null;
};

/** The dataset that has or had this name, deleted or not. @throws DomainError not-found */
export async function datasetOf({ db, orgId }: Work, name: string): Promise<DatasetKey> {
  const [row] = await db
    .select({ id: datasets.id, name: datasets.name, deletedAt: datasets.deletedAt })
    .from(datasetNames)
    .innerJoin(
      datasets,
      and(eq(datasets.orgId, datasetNames.orgId), eq(datasets.id, datasetNames.datasetId)),
    )
    .where(and(eq(datasetNames.orgId, orgId), eq(datasetNames.name, name)));
  return found(row, "The dataset");
}

/** The dataset, held until the transaction ends. @throws DomainError precondition when it is deleted. */
export async function heldDataset(work: Work, name: string): Promise<DatasetKey> {
  const { id } = await datasetOf(work, name);
  const [held] = await work.db
    .select({ id: datasets.id, name: datasets.name, deletedAt: datasets.deletedAt })
    .from(datasets)
    .where(and(eq(datasets.orgId, work.orgId), eq(datasets.id, id)))
    .for("update");
  const dataset = found(held, "The dataset");
  if (dataset.deletedAt === null) return dataset;
  throw new DomainError("precondition", `${dataset.name} is deleted. Restore it first.`);
}

/** @throws DomainError not-found */
export async function versionOf({ db, orgId }: Work, datasetId: string, number: number) {
  const [row] = await db
    .select()
    .from(datasetVersions)
    .where(
      and(
        eq(datasetVersions.orgId, orgId),
        eq(datasetVersions.datasetId, datasetId),
        eq(datasetVersions.number, number),
      ),
    );
  return found(row, `Version ${number} of the dataset`);
}
