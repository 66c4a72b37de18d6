import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { aliasAssignments, modelVersions } from "~/db/schema/registry";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { versionOf } from "../queries/version-row";
import { keptUntil } from "../rules/retention";
import { closing } from "./close-aliases";
import { modelName, versionNumber } from "./registry-input";

export const deleteVersion = command({
  name: "registry.delete-version",
  summary: "Puts a version aside and ends its aliases; for 30 days it can be brought back.",
  permission: "registry:write",
  route: "DELETE /models/{name}/versions/{version}",
  input: z.strictObject({ name: modelName, version: versionNumber }),
  output: z.object({ name: z.string(), version: z.number().int(), keptUntil: z.date() }),
  run: async (work, { name, version }) => {
    const model = await heldModel(work, name);
    const { aliases, stage } = await versionOf(work, model, version);
    const deletedAt = work.now();
    const until = keptUntil(deletedAt);
    await work.db
      .update(aliasAssignments)
      .set(closing(deletedAt))
      .where(
        and(
          eq(aliasAssignments.orgId, work.orgId),
          eq(aliasAssignments.modelId, model.id),
          eq(aliasAssignments.version, version),
          isNull(aliasAssignments.validTo),
        ),
      );
    await work.db
      .update(modelVersions)
      .set({ deletedAt, keptUntil: until, updatedAt: deletedAt })
      .where(
        and(
          eq(modelVersions.orgId, work.orgId),
          eq(modelVersions.modelId, model.id),
          eq(modelVersions.version, version),
        ),
      );
    return {
      result: { name: model.name, version, keptUntil: until },
      audit: {
        subject: `model:${model.name}/${version}`,
        before: { aliases, stage },
        after: { deletedAt, keptUntil: until },
      },
    };
  },
});
