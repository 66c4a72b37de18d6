import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { datasets, datasetTags } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { type Croissant, MAX_CROISSANT, readCroissant } from "../adapters/croissant";
import { heldDataset } from "../queries/dataset-row";
import { checkAgainstContract } from "./check-against-contract";
import { storeVersions } from "./store-versions";

export const importCroissant = command({
  name: "datasets.import-croissant",
  summary:
    "Enters a dataset from its Croissant description (JSON-LD, 1.0 or 1.1): what it is, its record sets and fields.",
  permission: "datasets:write",
  route: "POST /datasets/croissant",
  input: z.strictObject({ text: z.string().min(1).max(MAX_CROISSANT) }),
  output: z.object({
    name: z.string(),
    version: z.number().int(),
    isNew: z.boolean(),
    /** Parts of the description that are not kept, by their path. */
    ignored: z.array(z.string()),
  }),
  run: async (work, { text }) => {
    const told = readCroissant(text);
    const { name, digest, columns } = told;
    const [version] = await storeVersions(work, [
      {
        name,
        digest,
        toldBy: "croissant",
        sourceType: "croissant",
        source: told.source ?? "",
        format: told.format,
        rowCount: null,
        bytes: null,
        columns: columns.map((column) => ({ ...column, profile: null })),
        profile: null,
        sha256: null,
        dataUntil: null,
      },
    ]);
    if (version === undefined) throw new Error("A description was read and not stored.");
    await heldDataset(work, name);
    if (version.isNew) await checkAgainstContract(work, version);
    await fillFacts(work, version.datasetId, told);
    const { number, isNew } = version;
    return {
      result: { name, version: number, isNew, ignored: [...told.ignored] },
      audit: {
        subject: `dataset:${name}`,
        after: { version: number, isNew, digest, columns: columns.length },
      },
    };
  },
});

/** What people said of the dataset stays; what nobody said is taken from the description. */
async function fillFacts({ db, orgId }: Work, id: string, told: Croissant): Promise<void> {
  const { source, licence, format, description } = told;
  const facts = [
    [datasets.source, { source }],
    [datasets.licence, { licence }],
    [datasets.format, { format }],
  ] as const;
  for (const [column, fact] of facts) {
    await db
      .update(datasets)
      .set(fact)
      .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id), isNull(column)));
  }
  await db
    .update(datasets)
    .set({ description })
    .where(and(eq(datasets.orgId, orgId), eq(datasets.id, id), eq(datasets.description, "")));
  const tags = [...new Set(told.keywords)].map((key) => ({
    orgId,
    datasetId: id,
    key: key.slice(0, 250),
    value: "",
  }));
  if (tags.length > 0) await db.insert(datasetTags).values(tags).onConflictDoNothing();
}
