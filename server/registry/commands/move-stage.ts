import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { modelVersions, registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { heldModel } from "../queries/model-row";
import { versionOf, versionShape } from "../queries/version-row";
import { isInUse, type Stage, STAGES, stageOf } from "../rules/stage";
import { modelName, reason, versionNumber } from "./registry-input";

/** The one way a version changes its stage. Stages are kept for scripts that still use them. */
export const moveStage = command({
  name: "registry.move-stage",
  summary:
    "Moves a version to a stage, and others out of it when asked to. Aliases say the same better.",
  permission: "registry:write",
  route: "PUT /models/{name}/versions/{version}/stage",
  input: z.strictObject({
    name: modelName,
    version: versionNumber,
    stage: z.string().max(100),
    archiveExisting: z.boolean().default(false),
    reason,
  }),
  output: versionShape,
  run: async (work, { name, version, archiveExisting, reason: why, ...asked }) => {
    const stage = requireStage(asked.stage, archiveExisting);
    const model = await heldModel(work, name);
    const before = await versionOf(work, model, version);
    const move = { modelId: model.id, version, stage, at: work.now() };
    const archived = archiveExisting ? await archiveOthers(work, move) : [];
    await carryOut(work, move);
    return {
      result: await versionOf(work, model, version),
      audit: {
        subject: `model:${model.name}/${version}`,
        before: { stage: before.stage },
        after: { stage, archived },
        ...(why === "" ? {} : { reason: why }),
      },
    };
  },
});

function requireStage(text: string, archiveExisting: boolean): Stage {
  const stage = stageOf(text);
  if (stage === null) {
    const message = `Invalid Model Version stage: ${text}. Value must be one of ${STAGES.join(", ")}.`;
    throw new DomainError("invalid", message);
  }
  if (!archiveExisting || isInUse(stage)) return stage;
  throw new DomainError(
    "invalid",
    `Model version transition cannot archive existing model versions because '${stage}' is not an Active stage. Valid stages are Staging and Production.`,
  );
}

type Move = {
  readonly modelId: string;
  readonly version: number;
  readonly stage: Stage;
  readonly at: Date;
};

async function archiveOthers({ db, orgId }: Work, move: Move): Promise<number[]> {
  const rows = await db
    .update(modelVersions)
    .set({ stage: "Archived", updatedAt: move.at })
    .where(
      and(
        eq(modelVersions.orgId, orgId),
        eq(modelVersions.modelId, move.modelId),
        eq(modelVersions.stage, move.stage),
        ne(modelVersions.version, move.version),
        isNull(modelVersions.deletedAt),
      ),
    )
    .returning({ version: modelVersions.version });
  return rows.map(({ version }) => version);
}

async function carryOut({ db, orgId }: Work, move: Move): Promise<void> {
  await db
    .update(modelVersions)
    .set({ stage: move.stage, updatedAt: move.at })
    .where(
      and(
        eq(modelVersions.orgId, orgId),
        eq(modelVersions.modelId, move.modelId),
        eq(modelVersions.version, move.version),
      ),
    );
  await db
    .update(registeredModels)
    .set({ updatedAt: move.at })
    .where(and(eq(registeredModels.orgId, orgId), eq(registeredModels.id, move.modelId)));
}
