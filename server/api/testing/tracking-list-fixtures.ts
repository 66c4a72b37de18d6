import type { Fixtures } from "./fixture";
import { experiment, readingRuns } from "./tracking-fixtures";
import { canary, type Side } from "./world";

/** A run of this side with a point, a parameter and a tag. */
async function logged(side: Side): Promise<{ experimentId: number; runId: string }> {
  const { experimentId } = await experiment(side);
  const name = canary(side.letter, "listed run");
  const { runId } = await side.everyone.tracking.createRun({ experimentId, name, startedMs: 1000 });
  await side.everyone.tracking.logBatch({
    runId,
    metrics: [{ key: "loss", value: 0.5, timestamp: 1000, step: 0 }],
    params: [{ key: "why", value: canary(side.letter, "listed parameter") }],
  });
  return { experimentId, runId };
}

const byExperiment = async (side: Side) => ({ experimentId: (await logged(side)).experimentId });

/** What lists and charts of experiments and runs read. */
export const trackingListFixtures: Fixtures = {
  "tracking.listExperiments": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => ({ search: (await experiment(side)).name }),
  },
  "tracking.listRuns": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => ({ ...(await byExperiment(side)), everything: true }),
  },
  "tracking.countRuns": { ...readingRuns, foreign: "own", input: byExperiment },
  "tracking.runColumns": { ...readingRuns, foreign: "own", input: byExperiment },
  "tracking.metricSeries": {
    ...readingRuns,
    input: async (side) => ({ runIds: [(await logged(side)).runId], metricKeys: ["loss"] }),
  },
};
