import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { modelVersions } from "~/db/schema/registry";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { noSuchVersion } from "../queries/version-row";
import { modelName, versionNumber } from "./registry-input";

export const restoreVersion = command({
  name: "registry.restore-version",
  summary: "Brings a deleted version back, without the aliases it had.",
  permission: "registry:write",
  route: "POST /models/{name}/versions/{version}/restore",
  input: z.strictObject({ name: modelName, version: versionNumber }),
  output: z.object({ name: z.string(), version: z.number().int() }),
  run: async (work, { name, version }) => {
    const model = await heldModel(work, name);
    const at = work.now();
    const [back] = await work.db
      .update(modelVersions)
      .set({ deletedAt: null, keptUntil: null, updatedAt: at })
      .where(
        and(
          eq(modelVersions.orgId, work.orgId),
          eq(modelVersions.modelId, model.id),
          eq(modelVersions.version, version),
          sql`${modelVersions.keptUntil} > ${at}`,
        ),
      )
      .returning({ version: modelVersions.version });
    if (back === undefined) throw noSuchVersion(model.name, version);
    return {
      result: { name: model.name, version },
      audit: { subject: `model:${model.name}/${version}`, after: { restored: true } },
    };
  },
});
