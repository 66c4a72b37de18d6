import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { modelTags } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { heldModels } from "../queries/models-by-name";
import { MOST_AT_ONCE, severalModels } from "./change-models";
import { modelName, registryTag } from "./registry-input";

/** Null: no such tag. */
const tagged = z.strictObject({
  name: modelName,
  value: registryTag.shape.value.removeDefault().nullable(),
});

export const tagModels = command({
  name: "registry.tag-models",
  summary: "Writes or removes one tag of several models, all or none; answers with what it was.",
  permission: "registry:write",
  route: "POST /models/tag",
  input: z.strictObject({
    key: registryTag.shape.key,
    models: z.array(tagged).min(1).max(MOST_AT_ONCE),
  }),
  output: z.object({
    key: z.string(),
    before: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  }),
  run: async (work, { key, models }) => {
    const wanted = new Map(models.map(({ name, value }) => [name, value]));
    const held = await heldModels(work, [...wanted.keys()]);
    const ids = held.map(({ id }) => id);
    const was = await valuesOf(work, ids, key);
    const before = held.map(({ id, name }) => ({ name, value: was.get(id) ?? null }));
    const after = held.map(({ id, name }) => ({ id, name, value: wanted.get(name) ?? null }));
    await write(work, key, after);
    return {
      result: { key, before },
      audit: {
        subject: severalModels(held.length),
        before: { key, models: before },
        after: { key, models: after.map(({ name, value }) => ({ name, value })) },
      },
    };
  },
});

async function valuesOf({ db, orgId }: Work, ids: readonly string[], key: string) {
  const rows = await db
    .select({ id: modelTags.modelId, value: modelTags.value })
    .from(modelTags)
    .where(
      and(eq(modelTags.orgId, orgId), inArray(modelTags.modelId, [...ids]), eq(modelTags.key, key)),
    );
  return new Map(rows.map(({ id, value }) => [id, value]));
}

type Wanted = { readonly id: string; readonly value: string | null };

async function write({ db, orgId }: Work, key: string, models: readonly Wanted[]): Promise<void> {
  const gone = models.flatMap(({ id, value }) => (value === null ? [id] : []));
  const kept = models.flatMap(({ id, value }) =>
    value === null ? [] : [{ orgId, modelId: id, key, value }],
  );
  if (gone.length > 0) {
    await db
      .delete(modelTags)
      .where(
        and(eq(modelTags.orgId, orgId), inArray(modelTags.modelId, gone), eq(modelTags.key, key)),
      );
  }
  if (kept.length === 0) return;
  await db
    .insert(modelTags)
    .values(kept)
    .onConflictDoUpdate({
      target: [modelTags.orgId, modelTags.modelId, modelTags.key],
      set: { value: sql`excluded.value` },
    });
}
