import { z } from "zod";
import { query } from "~/server/core/operation";
import { runShape, withLogged } from "./run-row";
import { runOf } from "./run-state";

export const findRun = query({
  name: "tracking.find-run",
  summary: "One run with everything that was logged, deleted or not.",
  permission: "tracking:read",
  route: "GET /runs/{runId}",
  input: z.strictObject({ runId: z.string().min(1).max(256) }),
  output: runShape,
  run: async (work, { runId }) => withLogged(work, await runOf(work, runId)),
});
