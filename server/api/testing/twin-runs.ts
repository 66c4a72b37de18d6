import { started } from "./run-fixtures";
import type { Case } from "./twin-commands";
import type { Side } from "./world";

/** A run with so few points that it ends in the statement that ends several. */
async function short(side: Side): Promise<{ readonly runId: string }> {
  const { runId } = await started(side);
  await side.everyone.tracking.logBatch({
    runId,
    metrics: [{ key: "loss", value: 1, timestamp: 1, step: 1 }],
    params: [{ key: "lr", value: "0.1" }],
  });
  return { runId };
}

/** Cases of commands over runs beyond their fixtures. */
export const moreRunCommands: readonly Case[] = [
  {
    path: "tracking.updateRun",
    when: "a short run ends",
    input: async (side) => ({ ...(await short(side)), status: "FINISHED", endedMs: 2000 }),
    code: "OK",
  },
  {
    path: "tracking.createRun",
    when: "its experiment is deleted",
    input: async (side) => {
      const { experimentId } = await started(side);
      await side.everyone.tracking.deleteExperiment({ experimentId });
      return { experimentId };
    },
    code: "PRECONDITION_FAILED",
  },
];
