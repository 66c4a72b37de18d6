import { z } from "zod";
import { command } from "~/server/core/operation";
import { loggedModelOf, uuidOfModel } from "../queries/logged-model-row";
import { loggedModelParam, modelId } from "./logged-model-input";
import { writeModelParams } from "./write-model-params";

export const logModelParams = command({
  name: "tracking.log-model-params",
  summary: "Adds parameters to a logged model; those that are there cannot change.",
  permission: "tracking:write",
  input: z.strictObject({ modelId, params: z.array(loggedModelParam).max(1000) }),
  output: z.object({ modelId: z.string() }),
  run: async (work, { modelId, params }) => {
    await loggedModelOf(work, { modelId });
    await writeModelParams(work, { modelUuid: uuidOfModel(modelId), params });
    return {
      result: { modelId },
      audit: { subject: `logged-model:${modelId}`, after: { params: params.length } },
    };
  },
});
