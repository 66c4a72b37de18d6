import { z } from "zod";
import { query } from "~/server/core/operation";
import { loggedModelOf, loggedModelShape } from "./logged-model-row";

export const findLoggedModel = query({
  name: "tracking.find-logged-model",
  summary: "One logged model with its parameters, tags and latest metrics.",
  permission: "tracking:read",
  route: "GET /logged-models/{modelId}",
  input: z.strictObject({
    modelId: z.string().min(1).max(255),
    allowDeleted: z.boolean().default(false),
  }),
  output: loggedModelShape,
  run: (work, { modelId, allowDeleted }) =>
    loggedModelOf(work, { modelId, deletedToo: allowDeleted }),
});
