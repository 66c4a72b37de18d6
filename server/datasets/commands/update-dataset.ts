import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasets } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { datasetFacts, datasetName } from "../queries/dataset-input";
import { heldDataset } from "../queries/dataset-row";
import { summaryShape } from "../queries/dataset-summary";
import { summaryFor } from "../queries/find-dataset";
import { requireOwners } from "./require-owners";

export const updateDataset = command({
  name: "datasets.update-dataset",
  summary:
    "Says what a dataset is, where it comes from, who answers for it, how it is classified and how fresh it is promised to be.",
  permission: "datasets:write",
  route: "PUT /datasets/{name}",
  input: z.strictObject({ name: datasetName, ...datasetFacts }),
  output: summaryShape,
  run: async (work, { name: asked, ...facts }) => {
    const { id, name } = await heldDataset(work, asked);
    const before = await factsOf(work, id);
    const after: Facts = { ...before, ...given(facts) };
    await requireOwners(work, after, before);
    await work.db
      .update(datasets)
      .set({ ...after, updatedAt: work.now() })
      .where(and(eq(datasets.orgId, work.orgId), eq(datasets.id, id)));
    return {
      result: await summaryFor(work, id),
      audit: { subject: `dataset:${name}`, before, after },
    };
  },
});

/** What was sent; a field that is missing stays as it is. */
const given = (facts: object) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

type Facts = Awaited<ReturnType<typeof factsOf>>;

async function factsOf({ db, orgId }: Work, id: string) {
  const [row] = await db
    .select({
      description: datasets.description,
      source: datasets.source,
      dataType: datasets.dataType,
      format: datasets.format,
      ownerTeamId: datasets.ownerTeamId,
      ownerMemberId: datasets.ownerMemberId,
      classification: datasets.classification,
      licence: datasets.licence,
      retentionDays: datasets.retentionDays,
      freshHours: datasets.freshHours,
    })
    .from(datasets)
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id)));
  return found(row, "The dataset");
}
