import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { loggedModels } from "~/db/schema/tracking-models";
import { command } from "~/server/core/operation";
import { loggedModelOf, uuidOfModel } from "../queries/logged-model-row";
import { modelId } from "./logged-model-input";

export const deleteLoggedModel = command({
  name: "tracking.delete-logged-model",
  summary: "Puts a logged model aside; versions registered from it stay.",
  permission: "tracking:write",
  route: "DELETE /logged-models/{modelId}",
  input: z.strictObject({ modelId }),
  output: z.object({ modelId: z.string() }),
  run: async (work, { modelId }) => {
    const { name, experimentId } = await loggedModelOf(work, { modelId });
    const at = work.now();
    await work.db
      .update(loggedModels)
      .set({ deletedAt: at, updatedMs: at.getTime() })
      .where(and(eq(loggedModels.orgId, work.orgId), eq(loggedModels.id, uuidOfModel(modelId))));
    return {
      result: { modelId },
      audit: { subject: `logged-model:${modelId}`, before: { name, experimentId } },
    };
  },
});
