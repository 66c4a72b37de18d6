import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { datasetVersions } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { trust } from "~/server/core/trust";
import type { FileProfile } from "../rules/profile";
import { columnProfile, datasetName, versionNumber } from "./dataset-input";
import { datasetOf } from "./dataset-row";
import { versionAsSaid, versionColumns, versionShape } from "./list-versions";
import { columnsOf } from "./version-schema";

export const fileProfile = z.object({
  format: z.enum(["csv", "parquet"]),
  rows: z.number(),
  bytes: z.number(),
  delimiter: z.string().nullable(),
  byteOrderMark: z.boolean(),
  ragged: z.number(),
  raggedAt: z.array(z.object({ line: z.number(), fields: z.number() })),
  missingWords: z.array(z.object({ value: z.string(), count: z.number() })),
  notices: z.array(z.string()),
});

export const findDatasetVersion = query({
  name: "datasets.find-dataset-version",
  summary: "One version of a dataset with its columns and what was seen in them.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/versions/{version}",
  input: z.strictObject({
    name: datasetName,
    version: versionNumber,
    /** The first column that is wanted, counted from 0. */
    fromColumn: z.number().int().min(0).default(0),
    columnLimit: z.number().int().min(1).max(500).default(200),
  }),
  output: versionShape.extend({
    name: z.string(),
    /** The version before and the one after; null where there is none. */
    previous: z.number().int().nullable(),
    next: z.number().int().nullable(),
    profile: fileProfile.nullable(),
    columns: z.array(
      z.object({
        position: z.number().int(),
        name: z.string(),
        type: z.string(),
        canBeMissing: z.boolean().nullable(),
        description: z.string(),
        /** Whether the description was written here, not with the version. */
        noted: z.boolean(),
        profile: columnProfile.nullable(),
      }),
    ),
  }),
  run: async (work, { name: asked, version, fromColumn, columnLimit }) => {
    const dataset = await datasetOf(work, asked);
    const { id, profile, ...row } = await versionRow(work, dataset.id, version);
    const place = { id, datasetId: dataset.id };
    const columns = await columnsOf(work, place, { from: fromColumn, limit: columnLimit });
    return {
      ...versionAsSaid(row),
      name: dataset.name,
      previous: version > 1 ? version - 1 : null,
      next: (await exists(work, dataset.id, version + 1)) ? version + 1 : null,
      // Written by this server alone, in this shape.
      profile: profile === null ? null : trust<z.output<typeof fileProfile>>(profile),
      columns: columns.map((column) => ({ ...column, profile: mutable(column.profile) })),
    };
  },
});

/** zod's lists can be written to; ours cannot. */
const mutable = (profile: FileProfile | object | null) =>
  profile === null ? null : trust<z.output<typeof columnProfile>>(profile);

const ofNumber = ({ orgId }: Work, datasetId: string, number: number) =>
  and(
    eq(datasetVersions.orgId, orgId),
    eq(datasetVersions.datasetId, datasetId),
    eq(datasetVersions.number, number),
  );

async function versionRow(work: Work, datasetId: string, number: number) {
  const [row] = await work.db
    .select({ ...versionColumns, id: datasetVersions.id, profile: datasetVersions.profile })
    .from(datasetVersions)
    .where(ofNumber(work, datasetId, number));
  return found(row, `Version ${number} of the dataset`);
}

async function exists(work: Work, datasetId: string, number: number): Promise<boolean> {
  const rows = await work.db
    .select({ id: datasetVersions.id })
    .from(datasetVersions)
    .where(ofNumber(work, datasetId, number));
  return rows.length > 0;
}
