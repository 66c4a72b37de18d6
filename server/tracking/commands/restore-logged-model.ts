import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { loggedModels } from "~/db/schema/tracking-models";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { loggedModelOf, uuidOfModel } from "../queries/logged-model-row";
import { modelId } from "./logged-model-input";

export const restoreLoggedModel = command({
  name: "tracking.restore-logged-model",
  summary: "Brings a deleted logged model back.",
  permission: "tracking:write",
  route: "POST /logged-models/{modelId}/restore",
  input: z.strictObject({ modelId }),
  output: z.object({ modelId: z.string() }),
  run: async (work, { modelId }) => {
    const { name, deletedAt } = await loggedModelOf(work, { modelId, deletedToo: true });
    if (deletedAt === null) {
      throw new DomainError("precondition", `The logged model ${modelId} is not deleted.`);
    }
    await work.db
      .update(loggedModels)
      .set({ deletedAt: null, updatedMs: work.now().getTime() })
      .where(and(eq(loggedModels.orgId, work.orgId), eq(loggedModels.id, uuidOfModel(modelId))));
    return {
      result: { modelId },
      audit: { subject: `logged-model:${modelId}`, before: { deletedAt }, after: { name } },
    };
  },
});
