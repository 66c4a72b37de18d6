import { and, count, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { datasetVersions, schemaChanges, versionTellers } from "~/db/schema/datasets";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { datasetName } from "./dataset-input";
import { datasetOf } from "./dataset-row";

export const versionShape = z.object({
  version: z.number().int(),
  digest: z.string(),
  toldBy: z.enum(versionTellers),
  sourceType: z.string(),
  source: z.string(),
  format: z.string().nullable(),
  rowCount: z.number().nullable(),
  bytes: z.number().nullable(),
  columnCount: z.number().int().nullable(),
  /** Against the version before; null where one of the two has no schema. */
  schemaChange: z.enum(schemaChanges).nullable(),
  dataUntil: z.date().nullable(),
  createdAt: z.date(),
  /** Whether the file itself is kept here. */
  kept: z.boolean(),
});

export const versionColumns = {
  version: datasetVersions.number,
  digest: datasetVersions.digest,
  toldBy: datasetVersions.toldBy,
  sourceType: datasetVersions.sourceType,
  source: datasetVersions.source,
  format: datasetVersions.format,
  rowCount: datasetVersions.rowCount,
  bytes: datasetVersions.bytes,
  columnCount: datasetVersions.columnCount,
  schemaChange: datasetVersions.schemaChange,
  dataUntil: datasetVersions.dataUntil,
  createdAt: datasetVersions.createdAt,
  sha256: datasetVersions.sha256,
};

export const versionAsSaid = <Row extends { sha256: string | null }>({ sha256, ...row }: Row) => ({
  ...row,
  kept: sha256 !== null,
});

export const listDatasetVersions = query({
  name: "datasets.list-dataset-versions",
  summary: "The versions of a dataset, newest first.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/versions",
  input: z.strictObject({ name: datasetName, ...pageInput }),
  output: pageOf(versionShape),
  run: async (work, { name, cursor, limit }) => {
    const { db, orgId } = work;
    const { id } = await datasetOf(work, name);
    const all = and(eq(datasetVersions.orgId, orgId), eq(datasetVersions.datasetId, id));
    const after = decodeCursor(cursor)?.[0] ?? null;
    const position =
      after === null ? undefined : lt(datasetVersions.number, Math.trunc(Number(after)) || 0);
    const rows = await db
      .select(versionColumns)
      .from(datasetVersions)
      .where(and(all, position))
      .orderBy(desc(datasetVersions.number))
      .limit(limit + 1);
    const [counted] = await db.select({ n: count() }).from(datasetVersions).where(all);
    const total = counted?.n ?? 0;
    return toPage(rows.map(versionAsSaid), {
      limit,
      key: ({ version }) => [version],
      matching: total,
      total,
    });
  },
});
