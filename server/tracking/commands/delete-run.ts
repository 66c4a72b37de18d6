import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runs } from "~/db/schema/tracking";
import { command } from "~/server/core/operation";
import { activeExperiment } from "../queries/experiment-row";
import { lockedRun, runOf, whyNotActive } from "../queries/run-state";
import { runIdText } from "../rules/run-id";
import { runId } from "./run-input";

export const deleteRun = command({
  name: "tracking.delete-run",
  summary: "Puts a run aside. Everything logged to it is kept; nothing more is taken.",
  permission: "tracking:write",
  route: "DELETE /runs/{runId}",
  input: z.strictObject({ runId }),
  output: z.object({ runId: z.string() }),
  run: async (work, { runId }) => {
    const run = await lockedRun(work, runId);
    const problem = run.deletedAt === null ? whyNotActive(run, runId) : null;
    if (problem !== null) throw problem;
    const deletedAt = run.deletedAt ?? work.now();
    await work.db
      .update(runs)
      .set({ deletedAt })
      .where(and(eq(runs.orgId, work.orgId), eq(runs.id, run.id)));
    const text = runIdText(run.id);
    return {
      result: { runId: text },
      audit: { subject: `run:${text}`, before: { name: run.name, status: run.status } },
    };
  },
});

export const restoreRun = command({
  name: "tracking.restore-run",
  summary: "Brings a deleted run back.",
  permission: "tracking:write",
  route: "POST /runs/{runId}/restore",
  input: z.strictObject({ runId }),
  output: z.object({ runId: z.string() }),
  run: async (work, { runId }) => {
    const { id, name, experimentId, deletedAt } = await runOf(work, runId);
    // The experiment before the run, as its own deletion takes them.
    await activeExperiment(work, experimentId);
    await lockedRun(work, runId);
    await work.db
      .update(runs)
      .set({ deletedAt: null })
      .where(and(eq(runs.orgId, work.orgId), eq(runs.id, id)));
    const text = runIdText(id);
    return {
      result: { runId: text },
      audit: { subject: `run:${text}`, before: { deletedAt }, after: { name } },
    };
  },
});
