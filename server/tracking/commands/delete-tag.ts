import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runTags } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import { ingest } from "~/server/core/operation";
import { activeRun } from "../queries/run-state";
import { entryKey, runId } from "./run-input";

export const deleteTag = ingest({
  name: "tracking.delete-tag",
  summary: "Removes a tag of a run.",
  permission: "tracking:write",
  input: z.strictObject({ runId, key: entryKey }),
  output: z.object({}),
  run: async (work, { runId, key }) => {
    const { id } = await activeRun(work, runId);
    const gone = await work.db
      .delete(runTags)
      .where(and(eq(runTags.orgId, work.orgId), eq(runTags.runId, id), eq(runTags.key, key)))
      .returning({ key: runTags.key });
    if (gone.length === 0) {
      throw new DomainError("not-found", `No tag with name: ${key} in run with id ${runId}`);
    }
    return {};
  },
});
