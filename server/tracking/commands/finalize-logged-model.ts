import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { loggedModels, loggedModelStatuses } from "~/db/schema/tracking-models";
import { command } from "~/server/core/operation";
import { loggedModelOf, loggedModelShape, uuidOfModel } from "../queries/logged-model-row";
import { modelId } from "./logged-model-input";

export const finalizeLoggedModel = command({
  name: "tracking.finalize-logged-model",
  summary: "Says that a logged model's files are there, or that they could not be brought.",
  permission: "tracking:write",
  route: "PUT /logged-models/{modelId}/status",
  input: z.strictObject({ modelId, status: z.enum(loggedModelStatuses) }),
  output: loggedModelShape,
  run: async (work, { modelId, status }) => {
    const before = await loggedModelOf(work, { modelId });
    const updatedMs = work.now().getTime();
    await work.db
      .update(loggedModels)
      .set({ status, updatedMs })
      .where(and(eq(loggedModels.orgId, work.orgId), eq(loggedModels.id, uuidOfModel(modelId))));
    return {
      result: { ...before, status, updatedMs },
      audit: {
        subject: `logged-model:${modelId}`,
        before: { status: before.status },
        after: { status },
      },
    };
  },
});
