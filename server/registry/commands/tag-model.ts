import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { modelTags } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { modelOf } from "../queries/model-row";
import { modelName, registryTag } from "./registry-input";

export const setModelTag = command({
  name: "registry.set-model-tag",
  summary: "Writes a tag of a model.",
  permission: "registry:write",
  route: "PUT /models/{name}/tags/{key}",
  input: z.strictObject({ name: modelName, ...registryTag.shape }),
  output: z.object({ name: z.string() }),
  run: async (work, { name, key, value }) => {
    const model = await modelOf(work, name);
    const before = await tagValue(work, model.id, key);
    await work.db
      .insert(modelTags)
      .values({ orgId: work.orgId, modelId: model.id, key, value })
      .onConflictDoUpdate({
        target: [modelTags.orgId, modelTags.modelId, modelTags.key],
        set: { value },
      });
    return {
      result: { name: model.name },
      audit: {
        subject: `model:${model.name}`,
        before: { [key]: before },
        after: { [key]: value },
      },
    };
  },
});

async function tagValue({ db, orgId }: Work, modelId: string, key: string): Promise<string | null> {
  const [tag] = await db
    .select({ value: modelTags.value })
    .from(modelTags)
    .where(and(eq(modelTags.orgId, orgId), eq(modelTags.modelId, modelId), eq(modelTags.key, key)));
  return tag?.value ?? null;
}

export const deleteModelTag = command({
  name: "registry.delete-model-tag",
  summary: "Removes a tag of a model; one that is not there is no error, as in the reference.",
  permission: "registry:write",
  route: "DELETE /models/{name}/tags/{key}",
  input: z.strictObject({ name: modelName, key: registryTag.shape.key }),
  output: z.object({ name: z.string() }),
  run: async (work, { name, key }) => {
    const model = await modelOf(work, name);
    const [gone] = await work.db
      .delete(modelTags)
      .where(
        and(
          eq(modelTags.orgId, work.orgId),
          eq(modelTags.modelId, model.id),
          eq(modelTags.key, key),
        ),
      )
      .returning({ value: modelTags.value });
    return {
      result: { name: model.name },
      audit: { subject: `model:${model.name}`, before: { [key]: gone?.value ?? null } },
    };
  },
});
