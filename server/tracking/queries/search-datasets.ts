import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import { query } from "~/server/core/operation";
import { experimentId } from "../commands/experiment-input";

const MOST_EXPERIMENTS = 20;
/** What the reference answers with at most. */
const MOST_DATASETS = 1000;

export const searchDatasets = query({
  name: "tracking.search-datasets",
  summary: "Which data runs of some experiments read, and for what.",
  permission: "tracking:read",
  input: z.strictObject({
    experimentIds: z
      .array(experimentId)
      .min(1, "SearchDatasets request must specify at least one experiment_id")
      .max(
        MOST_EXPERIMENTS,
        `SearchDatasets request cannot specify more than ${MOST_EXPERIMENTS} experiment_ids`,
      ),
  }),
  output: z.object({
    datasets: z.array(
      z.object({
        experimentId: z.number().int(),
        name: z.string(),
        digest: z.string(),
        /** Empty when nobody said. */
        context: z.string(),
      }),
    ),
    /** More than are listed. */
    more: z.boolean(),
  }),
  run: async ({ db, orgId }, { experimentIds }) => {
    const rows = await db
      .selectDistinct({
        experimentId: runDatasets.experimentId,
        name: runDatasets.name,
        digest: runDatasets.digest,
        context: runInputs.context,
      })
      .from(runDatasets)
      .innerJoin(
        runInputs,
        and(eq(runInputs.orgId, runDatasets.orgId), eq(runInputs.datasetId, runDatasets.id)),
      )
      .where(
        and(
          eq(runDatasets.orgId, orgId),
          eq(runInputs.orgId, orgId),
          inArray(runDatasets.experimentId, experimentIds),
        ),
      )
      .orderBy(runDatasets.experimentId, runDatasets.name, runDatasets.digest, runInputs.context)
      .limit(MOST_DATASETS + 1);
    return { datasets: rows.slice(0, MOST_DATASETS), more: rows.length > MOST_DATASETS };
  },
});
