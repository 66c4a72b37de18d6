import { z } from "zod";
import { command } from "~/server/core/operation";
import { importId, jobShape } from "../queries/job-row";
import { turn } from "./turn-import";

export const cancelImport = command({
  name: "imports.cancel-import",
  summary:
    "Stops an import behind the piece it is at. What came so far stays; it can go on or be taken back.",
  permission: "imports:write",
  route: "POST /imports/{importId}/cancel",
  input: z.strictObject({ importId }),
  output: jobShape,
  run: (work, { importId: id }) =>
    turn(work, { importId: id, verb: "cancel" }, () => ({
      status: "cancelled",
      finishedAt: work.now(),
    })),
});
