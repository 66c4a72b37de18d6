import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { experiments, runs } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { experimentOf } from "../queries/experiment-row";
import { experimentId } from "./experiment-input";

export const deleteExperiment = command({
  name: "tracking.delete-experiment",
  summary: "Puts an experiment and its runs aside; restoring brings back exactly these.",
  permission: "tracking:write",
  route: "DELETE /experiments/{experimentId}",
  input: z.strictObject({ experimentId }),
  output: z.object({ experimentId, runs: z.number().int() }),
  run: async (work, { experimentId }) => {
    const { name, deletedAt } = await experimentOf(work, experimentId);
    if (deletedAt !== null) {
      throw new DomainError("not-found", `No active Experiment with id=${experimentId} exists`);
    }
    if (experimentId === 0) {
      throw new DomainError("precondition", "The Default experiment cannot be deleted.");
    }
    const at = work.now();
    await work.db
      .update(experiments)
      .set({ deletedAt: at, updatedAt: at })
      .where(and(eq(experiments.orgId, work.orgId), eq(experiments.id, experimentId)));
    // The same moment on both tells a restore which runs went with their experiment.
    const gone = await work.db
      .update(runs)
      .set({ deletedAt: at })
      .where(
        and(
          eq(runs.orgId, work.orgId),
          eq(runs.experimentId, experimentId),
          isNull(runs.deletedAt),
        ),
      )
      .returning({ id: runs.id });
    return {
      result: { experimentId, runs: gone.length },
      audit: { subject: `experiment:${experimentId}`, before: { name, runs: gone.length } },
    };
  },
});
