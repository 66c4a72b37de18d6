import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { sqlError } from "~/db/lease";
import { formerNames, registeredModels } from "~/db/schema/registry";
import { memberOf, type Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { heldModel, type ModelKey } from "../queries/model-row";
import { summaryOf, summaryShape } from "../queries/model-summary";
import { endRedirect, taken } from "./create-model";
import { modelName, newModelName } from "./registry-input";

export const renameModel = command({
  name: "registry.rename-model",
  summary:
    "Gives a model another name; the old one goes on leading to it until another model takes it.",
  permission: "registry:write",
  route: "PUT /models/{name}/name",
  input: z.strictObject({ name: modelName, newName: newModelName }),
  output: summaryShape,
  run: async (work, { name, newName }) => {
    const model = await heldModel(work, name);
    if (newName !== model.name) await rename(work, model, newName);
    return {
      result: await summaryOf(work, model.id),
      audit: {
        subject: `model:${newName}`,
        before: { name: model.name },
        after: { name: newName },
      },
    };
  },
});

async function rename(work: Work, model: ModelKey, newName: string): Promise<void> {
  const { db, orgId } = work;
  const renamedAt = work.now();
  const [other] = await db
    .select({ id: registeredModels.id })
    .from(registeredModels)
    .where(
      and(
        eq(registeredModels.orgId, orgId),
        eq(registeredModels.name, newName),
        isNull(registeredModels.deletedAt),
        ne(registeredModels.id, model.id),
      ),
    );
  if (other !== undefined) throw taken(newName);
  await db
    .update(registeredModels)
    .set({ name: newName, updatedAt: renamedAt })
    .where(and(eq(registeredModels.orgId, orgId), eq(registeredModels.id, model.id)))
    .catch((error: unknown) => {
      throw sqlError(error)?.code === "23505" ? taken(newName) : error;
    });
  await endRedirect(work, newName);
  const leads = { modelId: model.id, renamedAt, renamedBy: memberOf(work.actor) };
  await db
    .insert(formerNames)
    .values({ orgId, name: model.name, ...leads })
    .onConflictDoUpdate({ target: [formerNames.orgId, formerNames.name], set: leads });
}
