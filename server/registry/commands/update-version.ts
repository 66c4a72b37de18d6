import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { modelVersions } from "~/db/schema/registry";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { versionOf, versionShape } from "../queries/version-row";
import { refuseFrozen } from "./refuse-frozen";
import { description, modelName, versionNumber } from "./registry-input";

export const updateVersion = command({
  name: "registry.update-version",
  summary: "Changes the description of a version that is not frozen.",
  permission: "registry:write",
  route: "PUT /models/{name}/versions/{version}",
  input: z.strictObject({
    name: modelName,
    version: versionNumber,
    description: description.default(""),
  }),
  output: versionShape,
  run: async (work, { name, version, description: text }) => {
    const model = await heldModel(work, name);
    const before = await versionOf(work, model, version);
    refuseFrozen(before);
    await work.db
      .update(modelVersions)
      .set({ description: text, updatedAt: work.now() })
      .where(
        and(
          eq(modelVersions.orgId, work.orgId),
          eq(modelVersions.modelId, model.id),
          eq(modelVersions.version, version),
        ),
      );
    return {
      result: await versionOf(work, model, version),
      audit: {
        subject: `model:${model.name}/${version}`,
        before: { description: before.description },
        after: { description: text },
      },
    };
  },
});
