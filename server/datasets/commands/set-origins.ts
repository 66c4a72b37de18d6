import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasetOrigins, datasets } from "~/db/schema/datasets";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { datasetName } from "../queries/dataset-input";
import { datasetOf, heldDataset } from "../queries/dataset-row";

export const setOrigins = command({
  name: "datasets.set-origins",
  summary: "Says which other datasets a dataset is made from, instead of what was said before.",
  permission: "datasets:write",
  route: "PUT /datasets/{name}/origins",
  input: z.strictObject({ name: datasetName, madeFrom: z.array(datasetName).max(200) }),
  output: z.object({ name: z.string(), madeFrom: z.array(z.string()) }),
  run: async (work, { name: asked, madeFrom }) => {
    const { db, orgId } = work;
    const { id, name } = await heldDataset(work, asked);
    const origins = new Map<string, string>();
    for (const other of madeFrom) {
      const origin = await datasetOf(work, other);
      if (origin.id === id) throw new DomainError("invalid", `${name} is not made from itself.`);
      origins.set(origin.id, origin.name);
    }
    const before = await db
      .select({ name: datasets.name })
      .from(datasetOrigins)
      .innerJoin(
        datasets,
        and(eq(datasets.orgId, datasetOrigins.orgId), eq(datasets.id, datasetOrigins.fromId)),
      )
      .where(and(eq(datasetOrigins.orgId, orgId), eq(datasetOrigins.datasetId, id)))
      .orderBy(datasets.name);
    await db
      .delete(datasetOrigins)
      .where(and(eq(datasetOrigins.orgId, orgId), eq(datasetOrigins.datasetId, id)));
    if (origins.size > 0) {
      const rows = [...origins.keys()].map((fromId) => ({ orgId, datasetId: id, fromId }));
      await db.insert(datasetOrigins).values(rows);
    }
    const result = { name, madeFrom: [...origins.values()].toSorted() };
    return {
      result,
      audit: {
        subject: `dataset:${name}`,
        before: { madeFrom: before.map((origin) => origin.name) },
        after: { madeFrom: result.madeFrom },
      },
    };
  },
});
