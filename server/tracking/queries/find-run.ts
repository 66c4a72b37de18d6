import { z } from "zod";
import { query } from "~/server/core/operation";
import { runShape, withLogged } from "./run-row";
import { runOf, unknownRun } from "./run-state";

export const findRun = query({
  name: "tracking.find-run",
  summary: "One run with everything that was logged, deleted or not.",
  permission: "tracking:read",
  route: "GET /runs/{runId}",
  input: z.strictObject({ runId: z.string().min(1).max(256) }),
  output: runShape,
  run: async (work, { runId }) => {
    const [run] = await withLogged(work, [await runOf(work, runId)]);
    if (run === undefined) throw unknownRun(runId);
    return run;
  },
});
