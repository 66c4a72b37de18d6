import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { registeredModels } from "~/db/schema/registry";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { modelName } from "./registry-input";

export const archiveModel = command({
  name: "registry.archive-model",
  summary: "Takes a model out of lists, or puts it back; everything that names it goes on working.",
  permission: "registry:write",
  route: "PUT /models/{name}/archived",
  input: z.strictObject({ name: modelName, archived: z.boolean() }),
  output: z.object({ name: z.string(), archivedAt: z.date().nullable() }),
  run: async (work, { name, archived }) => {
    const model = await heldModel(work, name);
    const archivedAt = archived ? work.now() : null;
    await work.db
      .update(registeredModels)
      .set({ archivedAt })
      .where(and(eq(registeredModels.orgId, work.orgId), eq(registeredModels.id, model.id)));
    return {
      result: { name: model.name, archivedAt },
      audit: { subject: `model:${model.name}`, after: { archivedAt } },
    };
  },
});
