import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { versionTags } from "~/db/schema/registry";
import { command } from "~/server/core/operation";
import { modelOf } from "../queries/model-row";
import { versionOf } from "../queries/version-row";
import { modelName, registryTag, versionNumber } from "./registry-input";
import { tellWebhooks } from "./tell-webhooks";

const place = { name: modelName, version: versionNumber };

export const setVersionTag = command({
  name: "registry.set-version-tag",
  summary: "Writes a tag of a version.",
  permission: "registry:write",
  route: "PUT /models/{name}/versions/{version}/tags/{key}",
  input: z.strictObject({ ...place, ...registryTag.shape }),
  output: z.object({ name: z.string(), version: z.number().int() }),
  run: async (work, { name, version, key, value }) => {
    const model = await modelOf(work, name);
    const { tags } = await versionOf(work, model, version);
    await work.db
      .insert(versionTags)
      .values({ orgId: work.orgId, modelId: model.id, version, key, value })
      .onConflictDoUpdate({
        target: [versionTags.orgId, versionTags.modelId, versionTags.version, versionTags.key],
        set: { value },
      });
    await tellWebhooks(work, {
      event: "model_version_tag.set",
      modelId: model.id,
      data: { name: model.name, version: String(version), key, value },
    });
    return {
      result: { name: model.name, version },
      audit: {
        subject: `model:${model.name}/${version}`,
        before: { [key]: tags[key] ?? null },
        after: { [key]: value },
      },
    };
  },
});

export const deleteVersionTag = command({
  name: "registry.delete-version-tag",
  summary: "Removes a tag of a version; one that is not there is no error, as in the reference.",
  permission: "registry:write",
  route: "DELETE /models/{name}/versions/{version}/tags/{key}",
  input: z.strictObject({ ...place, key: registryTag.shape.key }),
  output: z.object({ name: z.string(), version: z.number().int() }),
  run: async (work, { name, version, key }) => {
    const model = await modelOf(work, name);
    await versionOf(work, model, version);
    const [gone] = await work.db
      .delete(versionTags)
      .where(
        and(
          eq(versionTags.orgId, work.orgId),
          eq(versionTags.modelId, model.id),
          eq(versionTags.version, version),
          eq(versionTags.key, key),
        ),
      )
      .returning({ value: versionTags.value });
    await tellWebhooks(work, {
      event: "model_version_tag.deleted",
      modelId: model.id,
      data: { name: model.name, version: String(version), key },
    });
    return {
      result: { name: model.name, version },
      audit: { subject: `model:${model.name}/${version}`, before: { [key]: gone?.value ?? null } },
    };
  },
});
