import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { loggedModels, runModels } from "~/db/schema/tracking-models";
import { query } from "~/server/core/operation";
import { modelIdText, runIdOfText } from "../rules/run-id";

const runModel = z.object({
  modelId: z.string(),
  name: z.string(),
  modelType: z.string(),
  status: z.string(),
  role: z.enum(["input", "output"]),
  step: z.number().int(),
  artifactUri: z.string(),
});

export const listRunModels = query({
  name: "tracking.list-run-models",
  summary: "The models that a run wrote, and those it read.",
  permission: "tracking:read",
  route: "GET /runs/{runId}/models",
  input: z.strictObject({ runId: z.string().min(1).max(255) }),
  output: z.object({ models: z.array(runModel) }),
  run: async ({ db, orgId }, { runId }) => {
    const id = runIdOfText(runId);
    if (id === null) return { models: [] };
    const rows = await db
      .select({
        id: loggedModels.id,
        name: loggedModels.name,
        modelType: loggedModels.modelType,
        status: loggedModels.status,
        role: runModels.role,
        step: runModels.step,
        artifactUri: loggedModels.artifactUri,
      })
      .from(runModels)
      .innerJoin(
        loggedModels,
        and(eq(loggedModels.orgId, runModels.orgId), eq(loggedModels.id, runModels.modelId)),
      )
      .where(
        and(eq(runModels.orgId, orgId), eq(runModels.runId, id), isNull(loggedModels.deletedAt)),
      )
      .orderBy(asc(runModels.role), asc(runModels.step), asc(loggedModels.id));
    return {
      models: rows.map(({ id: model, ...row }) => ({ modelId: modelIdText(model), ...row })),
    };
  },
});
