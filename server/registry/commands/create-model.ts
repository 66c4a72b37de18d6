import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { formerNames, modelTags, registeredModels } from "~/db/schema/registry";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { deletedModel } from "../queries/model-row";
import { summaryOf, summaryShape } from "../queries/model-summary";
import { description, newModelName, registryTag } from "./registry-input";
import { tellWebhooks } from "./tell-webhooks";

export const createModel = command({
  name: "registry.create-model",
  summary: "Makes a name under which versions of a model are kept.",
  permission: "registry:write",
  route: "POST /models",
  input: z.strictObject({
    name: newModelName,
    description: description.default(""),
    tags: z.array(registryTag).max(1000).default([]),
  }),
  output: summaryShape,
  run: async (work, { name, description: text, tags }) => {
    const { db, orgId } = work;
    const id = newId();
    const at = work.now();
    const made = await db
      .insert(registeredModels)
      .values({
        orgId,
        id,
        name,
        description: text,
        lifecycle: "development",
        nextVersion: 1,
        createdBy: memberOf(work.actor),
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing({
        target: [registeredModels.orgId, registeredModels.name],
        where: isNull(registeredModels.deletedAt),
      })
      .returning({ id: registeredModels.id });
    if (made.length === 0) throw taken(name);
    await endRedirect(work, name);
    const rows = [
      ...new Map(tags.map((tag) => [tag.key, { orgId, modelId: id, ...tag }])).values(),
    ];
    if (rows.length > 0) await db.insert(modelTags).values(rows);
    const data = { name, tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
    await tellWebhooks(work, {
      event: "registered_model.created",
      modelId: id,
      data: { ...data, description: text },
    });
    const before = await deletedModel(work, name);
    return {
      result: await summaryOf(work, id),
      audit: {
        subject: `model:${name}`,
        after: { description: text, tags, replacesDeleted: before !== null },
      },
    };
  },
});

export const taken = (name: string): DomainError =>
  new DomainError("conflict", `Registered Model (name=${name}) already exists.`, {
    fields: { name: "Choose another name; this one is taken." },
  });

/** A name that is given to a model leads to that model, and no longer to one that had it before. */
export async function endRedirect({ db, orgId }: Work, name: string): Promise<void> {
  await db.delete(formerNames).where(and(eq(formerNames.orgId, orgId), eq(formerNames.name, name)));
}
