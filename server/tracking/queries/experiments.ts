import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { experiments } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { experimentColumns, experimentOf, experimentShape } from "./experiment-row";

export const findExperiment = query({
  name: "tracking.find-experiment",
  summary: "One experiment, deleted or not.",
  permission: "tracking:read",
  route: "GET /experiments/{experimentId}",
  input: z.strictObject({ experimentId: z.number().int().min(0) }),
  output: experimentShape,
  run: (work, { experimentId }) => experimentOf(work, experimentId),
});

export const findExperimentByName = query({
  name: "tracking.find-experiment-by-name",
  summary: "The experiment of this name, deleted or not.",
  permission: "tracking:read",
  input: z.strictObject({ experimentName: z.string().min(1).max(500) }),
  output: experimentShape,
  run: async ({ db, orgId }, { experimentName }) => {
    const [row] = await db
      .select(experimentColumns)
      .from(experiments)
      .where(and(eq(experiments.orgId, orgId), eq(experiments.name, experimentName)));
    if (row !== undefined) return row;
    const message = `Could not find experiment with name '${experimentName}'`;
    throw new DomainError("not-found", message);
  },
});
