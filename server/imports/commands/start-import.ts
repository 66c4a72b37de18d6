import { z } from "zod";
import { importClashes } from "~/db/schema/imports";
import { command } from "~/server/core/operation";
import { importId, jobShape } from "../queries/job-row";
import { fromTheStart, turn } from "./turn-import";

export const startImport = command({
  name: "imports.start-import",
  summary: "Brings what the look found. Says what happens to names that are taken here.",
  permission: "imports:write",
  route: "POST /imports/{importId}/start",
  input: z.strictObject({
    importId,
    experimentClash: z.enum(importClashes).optional(),
    modelClash: z.enum(importClashes).optional(),
  }),
  output: jobShape,
  run: (work, { importId: id, experimentClash, modelClash }) =>
    turn(work, { importId: id, verb: "start" }, (job) => ({
      ...fromTheStart,
      phase: "import",
      status: "waiting",
      step: "experiments",
      total: totalOf(job.found, job.withFiles),
      experimentClash: experimentClash ?? job.experimentClash,
      modelClash: modelClash ?? job.modelClash,
    })),
});

/** The pieces of work: each thing once, and those that may have files once more. */
function totalOf(found: Readonly<Record<string, number>>, withFiles: boolean): number {
  const of = (kind: string) => found[kind] ?? 0;
  const things = of("experiment") + of("run") + of("logged-model") + of("model") + of("version");
  const known = of("known run") + of("known logged-model");
  return things + (withFiles ? of("run") + of("logged-model") - known : 0);
}
