import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { sqlError } from "~/db/lease";
import { experiments } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { activeExperiment } from "../queries/experiment-row";
import { experimentId, experimentName } from "./experiment-input";

export const renameExperiment = command({
  name: "tracking.rename-experiment",
  summary: "Gives an experiment another name.",
  permission: "tracking:write",
  route: "PUT /experiments/{experimentId}/name",
  input: z.strictObject({ experimentId, newName: experimentName }),
  output: z.object({ experimentId }),
  run: async (work, { experimentId, newName }) => {
    const { name } = await activeExperiment(work, experimentId);
    const [other] = await work.db
      .select({ id: experiments.id })
      .from(experiments)
      .where(and(eq(experiments.orgId, work.orgId), eq(experiments.name, newName)));
    if (other !== undefined && other.id !== experimentId) throw taken(newName);
    await work.db
      .update(experiments)
      .set({ name: newName, updatedAt: work.now() })
      .where(and(eq(experiments.orgId, work.orgId), eq(experiments.id, experimentId)))
      .catch((error: unknown) => {
        throw sqlError(error)?.code === "23505" ? taken(newName) : error;
      });
    return {
      result: { experimentId },
      audit: { subject: `experiment:${experimentId}`, before: { name }, after: { name: newName } },
    };
  },
});

const taken = (name: string): DomainError =>
  new DomainError("conflict", `Experiment(name=${name}) already exists. Choose another name.`, {
    fields: { newName: "Choose another name; this one is taken." },
  });
