import { z } from "zod";
import { command } from "~/server/core/operation";
import { importId, jobShape } from "../queries/job-row";
import { turn } from "./turn-import";

export const resumeImport = command({
  name: "imports.resume-import",
  summary: "Goes on with an import where it was stopped, by a person or a problem.",
  permission: "imports:write",
  route: "POST /imports/{importId}/resume",
  input: z.strictObject({ importId }),
  output: jobShape,
  run: (work, { importId: id }) =>
    turn(work, { importId: id, verb: "resume" }, () => ({
      status: "waiting",
      problem: "",
      finishedAt: null,
    })),
});
