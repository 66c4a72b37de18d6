import { z } from "zod";
import { schemaChanges } from "~/db/schema/datasets";
import { query } from "~/server/core/operation";
import { MAX_COLUMNS } from "../rules/dataset-name";
import { schemaDiff } from "../rules/schema-diff";
import { datasetName, versionNumber } from "./dataset-input";
import { datasetOf, versionOf } from "./dataset-row";
import { columnsOf } from "./version-schema";

const everyColumn = { from: 0, limit: MAX_COLUMNS };

export const compareVersions = query({
  name: "datasets.compare-versions",
  summary: "What changed in the schema between two versions, whether it breaks readers, in words.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/versions/{version}/changes",
  input: z.strictObject({ name: datasetName, version: versionNumber, since: versionNumber }),
  output: z.object({
    name: z.string(),
    version: z.number().int(),
    since: z.number().int(),
    /** Null where one of the two has no schema. */
    change: z.enum(schemaChanges).nullable(),
    lines: z.array(
      z.object({
        column: z.string(),
        kind: z.enum(["added", "removed", "retyped", "nullability", "moved"]),
        breaking: z.boolean(),
        words: z.string(),
      }),
    ),
    rowsBefore: z.number().nullable(),
    rowsNow: z.number().nullable(),
  }),
  run: async (work, { name: asked, version, since }) => {
    const dataset = await datasetOf(work, asked);
    const now = await versionOf(work, dataset.id, version);
    const before = await versionOf(work, dataset.id, since);
    const known = now.columnCount !== null && before.columnCount !== null;
    const diff = schemaDiff(
      await columnsOf(work, before, everyColumn),
      await columnsOf(work, now, everyColumn),
    );
    return {
      name: dataset.name,
      version,
      since,
      change: known ? diff.change : null,
      lines: known ? [...diff.lines] : [],
      rowsBefore: before.rowCount,
      rowsNow: now.rowCount,
    };
  },
});
