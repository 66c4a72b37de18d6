import { and, eq, isNull } from "drizzle-orm";
import { aliasAssignments, modelTags, modelVersions, registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { runIdText } from "~/server/tracking/rules/run-id";
import type { TeamRef } from "../../queries/team";
import { type Cast, memberIn } from "./cast";
import { DEMO_TAG, signatureOf, type TrainedModel } from "./training";

type Scene = { readonly team: TeamRef; readonly cast: Cast; readonly writer: string };
type Named = { readonly model: TrainedModel; readonly modelId: string };

/** Registers an invented model for its team. */
export async function nameModel(then: Work, { team, cast }: Scene, { model, modelId }: Named) {
  const { db, orgId } = then;
  const createdAt = then.now();
  const person = (key: string | null) => (key === null ? null : memberIn(cast, key));
  const { name: called, description, useCase, riskTier, lifecycle } = model;
  await db.insert(registeredModels).values({
    orgId,
    id: modelId,
    name: called,
    description,
    useCase,
    riskTier,
    lifecycle,
    ownerTeamId: team.id,
    ownerMemberId: person(model.owner),
    deputyMemberId: person(model.deputy),
    nextVersion: 1,
    createdAt,
    updatedAt: createdAt,
  });
  await db.insert(modelTags).values({ orgId, modelId, key: DEMO_TAG, value: "true" });
}

type Added = Named & {
  readonly version: number;
  readonly description: string;
  readonly output: string;
  readonly run: { readonly id: string } | undefined;
};

/** Adds its next version, which is champion until the one after it. */
export async function addVersion(then: Work, scene: Scene, added: Added): Promise<void> {
  const { db, orgId } = then;
  const { model, modelId, version, description, output, run } = added;
  const at = then.now();
  const source = run === undefined ? "" : `runs:/${runIdText(run.id)}/model`;
  const author = memberIn(scene.cast, scene.writer);
  await db.insert(modelVersions).values({
    orgId,
    modelId,
    version,
    description,
    source,
    artifactUri: source,
    runId: run?.id ?? null,
    userName: scene.writer,
    createdBy: author,
    status: "READY",
    stage: "None",
    signature: signatureOf(model.columns, output),
    createdAt: at,
    updatedAt: at,
  });
  await db
    .update(registeredModels)
    .set({ nextVersion: version + 1, updatedAt: at })
    .where(and(eq(registeredModels.orgId, orgId), eq(registeredModels.id, modelId)));
  await point(then, {
    modelId,
    alias: "champion",
    version,
    setBy: author,
    setByName: scene.writer,
    reason: description,
  });
}

type Move = Pick<
  typeof aliasAssignments.$inferInsert,
  "modelId" | "alias" | "version" | "setBy" | "setByName" | "reason"
>;

async function point({ db, orgId, now }: Work, move: Move): Promise<void> {
  const at = now();
  await db
    .update(aliasAssignments)
    .set({ validTo: at })
    .where(
      and(
        eq(aliasAssignments.orgId, orgId),
        eq(aliasAssignments.modelId, move.modelId),
        eq(aliasAssignments.alias, move.alias),
        isNull(aliasAssignments.validTo),
      ),
    );
  await db.insert(aliasAssignments).values({ orgId, id: newId(), validFrom: at, ...move });
}
