import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { loggedModelTags } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { loggedModelOf, uuidOfModel } from "../queries/logged-model-row";
import { lastOfEach, loggedModelTag, modelId, type Pair } from "./logged-model-input";

export const setLoggedModelTags = command({
  name: "tracking.set-logged-model-tags",
  summary: "Writes tags of a logged model.",
  permission: "tracking:write",
  input: z.strictObject({ modelId, tags: z.array(loggedModelTag).max(1000) }),
  output: z.object({ modelId: z.string() }),
  run: async (work, { modelId, tags }) => {
    const before = await loggedModelOf(work, { modelId });
    await writeModelTags(work, { modelUuid: uuidOfModel(modelId), tags });
    return {
      result: { modelId },
      audit: {
        subject: `logged-model:${modelId}`,
        before: Object.fromEntries(tags.map(({ key }) => [key, before.tags[key] ?? null])),
        after: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
      },
    };
  },
});

type Tags = { readonly modelUuid: string; readonly tags: readonly Pair[] };

/** Writes tags over those that are there. */
export async function writeModelTags(work: Work, { modelUuid, tags }: Tags): Promise<void> {
  if (tags.length === 0) return;
  await work.db
    .insert(loggedModelTags)
    .values(lastOfEach(tags).map((tag) => ({ orgId: work.orgId, modelId: modelUuid, ...tag })))
    .onConflictDoUpdate({
      target: [loggedModelTags.orgId, loggedModelTags.modelId, loggedModelTags.key],
      set: { value: sql`excluded.value` },
    });
}

export const deleteLoggedModelTag = command({
  name: "tracking.delete-logged-model-tag",
  summary: "Removes a tag of a logged model.",
  permission: "tracking:write",
  input: z.strictObject({ modelId, key: loggedModelTag.shape.key }),
  output: z.object({ modelId: z.string() }),
  run: async (work, { modelId, key }) => {
    await loggedModelOf(work, { modelId });
    const [gone] = await work.db
      .delete(loggedModelTags)
      .where(
        and(
          eq(loggedModelTags.orgId, work.orgId),
          eq(loggedModelTags.modelId, uuidOfModel(modelId)),
          eq(loggedModelTags.key, key),
        ),
      )
      .returning({ value: loggedModelTags.value });
    if (gone === undefined) {
      const message = `No tag with key '${key}' found for model with ID '${modelId}'.`;
      throw new DomainError("not-found", message);
    }
    return {
      result: { modelId },
      audit: { subject: `logged-model:${modelId}`, before: { [key]: gone.value } },
    };
  },
});
