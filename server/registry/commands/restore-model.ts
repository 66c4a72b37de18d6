import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { sqlError } from "~/db/lease";
import { registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { deletedModel } from "../queries/model-row";
import { modelName } from "./registry-input";

export const restoreModel = command({
  name: "registry.restore-model",
  summary:
    "Brings back the model that was deleted last under this name, with its versions and aliases.",
  permission: "registry:write",
  route: "POST /models/{name}/restore",
  input: z.strictObject({ name: modelName }),
  output: z.object({ name: z.string() }),
  run: async (work, { name }) => {
    await restore(work, name);
    return { result: { name }, audit: { subject: `model:${name}`, after: { restored: true } } };
  },
});

/** @throws DomainError not-found; conflict when another model has the name by now */
export async function restore(work: Work, name: string): Promise<void> {
  const model = await deletedModel(work, name);
  if (model === null) {
    throw new DomainError(
      "not-found",
      `No deleted model is called "${name}", or it was deleted too long ago.`,
    );
  }
  await work.db
    .update(registeredModels)
    .set({ deletedAt: null, keptUntil: null, updatedAt: work.now() })
    .where(and(eq(registeredModels.orgId, work.orgId), eq(registeredModels.id, model.id)))
    .catch((error: unknown) => {
      throw sqlError(error)?.code === "23505" ? replaced(name) : error;
    });
}

const replaced = (name: string) =>
  new DomainError(
    "conflict",
    `Another model is called "${name}" by now. Rename that one, then restore this one.`,
  );
