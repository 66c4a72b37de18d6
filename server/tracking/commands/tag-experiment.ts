import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { experiments, experimentTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { activeExperiment } from "../queries/experiment-row";
import { experimentId, experimentTag } from "./experiment-input";

export const setExperimentTag = command({
  name: "tracking.set-experiment-tag",
  summary: "Writes a tag of an experiment.",
  permission: "tracking:write",
  input: z.strictObject({ experimentId, ...experimentTag.shape }),
  output: z.object({ experimentId }),
  run: async (work, { experimentId, key, value }) => {
    const { tags } = await activeExperiment(work, experimentId);
    await work.db
      .insert(experimentTags)
      .values({ orgId: work.orgId, experimentId, key, value })
      .onConflictDoUpdate({
        target: [experimentTags.orgId, experimentTags.experimentId, experimentTags.key],
        set: { value },
      });
    await touch(work, experimentId);
    return {
      result: { experimentId },
      audit: {
        subject: `experiment:${experimentId}`,
        before: { [key]: tags[key] ?? null },
        after: { [key]: value },
      },
    };
  },
});

export const deleteExperimentTag = command({
  name: "tracking.delete-experiment-tag",
  summary: "Removes a tag of an experiment.",
  permission: "tracking:write",
  input: z.strictObject({ experimentId, key: experimentTag.shape.key }),
  output: z.object({ experimentId }),
  run: async (work, { experimentId, key }) => {
    await activeExperiment(work, experimentId);
    const [gone] = await work.db
      .delete(experimentTags)
      .where(
        and(
          eq(experimentTags.orgId, work.orgId),
          eq(experimentTags.experimentId, experimentId),
          eq(experimentTags.key, key),
        ),
      )
      .returning({ value: experimentTags.value });
    if (gone === undefined) {
      const message = `No tag with key '${key}' in experiment with ID ${experimentId}`;
      throw new DomainError("not-found", message);
    }
    await touch(work, experimentId);
    return {
      result: { experimentId },
      audit: { subject: `experiment:${experimentId}`, before: { [key]: gone.value } },
    };
  },
});

const touch = ({ db, orgId, now }: Work, experimentId: number) =>
  db
    .update(experiments)
    .set({ updatedAt: now() })
    .where(and(eq(experiments.orgId, orgId), eq(experiments.id, experimentId)));
