import { z } from "zod";
import { command } from "~/server/core/operation";
import { madeCounts } from "../queries/find-import";
import { importId, jobShape } from "../queries/job-row";
import { fromTheStart, turn } from "./turn-import";

export const undoImport = command({
  name: "imports.undo-import",
  summary:
    "Removes what an import made. What somebody has changed since, or uses, stays and is named.",
  permission: "imports:write",
  route: "POST /imports/{importId}/undo",
  input: z.strictObject({ importId }),
  output: jobShape,
  run: async (work, { importId: id }) => {
    const made = await madeCounts(work, id);
    // Files go with what they belong to.
    const total = made.reduce((sum, { kind, count }) => sum + (kind === "file" ? 0 : count), 0);
    return turn(work, { importId: id, verb: "undo" }, () => ({
      ...fromTheStart,
      phase: "undo",
      status: "waiting",
      step: "versions",
      total,
    }));
  },
});
