import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { experiments, runs } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { experimentOf } from "../queries/experiment-row";
import { experimentId } from "./experiment-input";

export const restoreExperiment = command({
  name: "tracking.restore-experiment",
  summary: "Brings a deleted experiment back, with the runs that were deleted with it.",
  permission: "tracking:write",
  route: "POST /experiments/{experimentId}/restore",
  input: z.strictObject({ experimentId }),
  output: z.object({ experimentId, runs: z.number().int() }),
  run: async (work, { experimentId }) => {
    const { name, deletedAt } = await experimentOf(work, experimentId);
    if (deletedAt === null) {
      throw new DomainError("not-found", `No deleted Experiment with id=${experimentId} exists`);
    }
    await work.db
      .update(experiments)
      .set({ deletedAt: null, updatedAt: work.now() })
      .where(and(eq(experiments.orgId, work.orgId), eq(experiments.id, experimentId)));
    const back = await work.db
      .update(runs)
      .set({ deletedAt: null })
      .where(
        and(
          eq(runs.orgId, work.orgId),
          eq(runs.experimentId, experimentId),
          eq(runs.deletedAt, deletedAt),
        ),
      )
      .returning({ id: runs.id });
    return {
      result: { experimentId, runs: back.length },
      audit: { subject: `experiment:${experimentId}`, after: { name, runs: back.length } },
    };
  },
});
