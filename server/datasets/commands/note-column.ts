import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { columnNotes } from "~/db/schema/datasets";
import { command } from "~/server/core/operation";
import { datasetName, plain } from "../queries/dataset-input";
import { heldDataset } from "../queries/dataset-row";
import { MAX_NAME } from "../rules/dataset-name";

export const describeColumn = command({
  name: "datasets.describe-column",
  summary:
    "Writes what a column means, for all versions that have it; an empty text takes it away.",
  permission: "datasets:write",
  route: "PUT /datasets/{name}/column-notes",
  input: z.strictObject({
    name: datasetName,
    column: plain(MAX_NAME).min(1),
    note: plain(2000).trim(),
  }),
  output: z.object({ name: z.string(), column: z.string() }),
  run: async (work, { name: asked, column, note }) => {
    const { db, orgId } = work;
    const { id, name } = await heldDataset(work, asked);
    const place = and(
      eq(columnNotes.orgId, orgId),
      eq(columnNotes.datasetId, id),
      eq(columnNotes.columnName, column),
    );
    const [before] = await db.select({ note: columnNotes.note }).from(columnNotes).where(place);
    if (note === "") await db.delete(columnNotes).where(place);
    else {
      const { orgId: org, datasetId, columnName } = columnNotes;
      await db
        .insert(columnNotes)
        .values({ orgId, datasetId: id, columnName: column, note })
        .onConflictDoUpdate({ target: [org, datasetId, columnName], set: { note } });
    }
    return {
      result: { name, column },
      audit: {
        subject: `dataset:${name}`,
        before: { column, note: before?.note ?? null },
        after: { column, note: note === "" ? null : note },
      },
    };
  },
});
