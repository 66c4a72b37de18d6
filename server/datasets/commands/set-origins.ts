import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { datasetNames, datasetOrigins, datasets } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { datasetName } from "../queries/dataset-input";
import { heldDataset } from "../queries/dataset-row";

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
    const origins = await originsOf(work, madeFrom);
    if (origins.has(id)) throw refusal(`${name} is not made from itself.`);
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

/** Ids of the named datasets with what they are called now. @throws DomainError invalid that names the first unknown one */
async function originsOf(
  { db, orgId }: Work,
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select({ said: datasetNames.name, id: datasets.id, name: datasets.name })
    .from(datasetNames)
    .innerJoin(
      datasets,
      and(eq(datasets.orgId, datasetNames.orgId), eq(datasets.id, datasetNames.datasetId)),
    )
    .where(and(eq(datasetNames.orgId, orgId), inArray(datasetNames.name, [...names])));
  const known = new Set(rows.map(({ said }) => said));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw refusal(`No dataset here has, or had, the name “${unknown.slice(0, 100)}”.`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const refusal = (words: string): DomainError =>
  new DomainError("invalid", words, { fields: { madeFrom: words } });
