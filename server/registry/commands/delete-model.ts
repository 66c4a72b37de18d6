import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { registeredModels } from "~/db/schema/registry";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { keptUntil } from "../rules/retention";
import { modelName } from "./registry-input";

export const deleteModel = command({
  name: "registry.delete-model",
  summary:
    "Puts a model and its versions aside and gives its name free; for 30 days it can be brought back.",
  permission: "registry:write",
  route: "DELETE /models/{name}",
  input: z.strictObject({ name: modelName }),
  output: z.object({ name: z.string(), keptUntil: z.date() }),
  run: async (work, { name }) => {
    const model = await heldModel(work, name);
    const deletedAt = work.now();
    const until = keptUntil(deletedAt);
    await work.db
      .update(registeredModels)
      .set({ deletedAt, keptUntil: until })
      .where(and(eq(registeredModels.orgId, work.orgId), eq(registeredModels.id, model.id)));
    return {
      result: { name: model.name, keptUntil: until },
      audit: { subject: `model:${model.name}`, after: { deletedAt, keptUntil: until } },
    };
  },
});
