import { and, eq } from "drizzle-orm";
import { modelVersions } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { heldModel, type ModelKey } from "../queries/model-row";
import { type Version, versionOf } from "../queries/version-row";
import { refuseFrozen } from "./refuse-frozen";

type Change = Partial<typeof modelVersions.$inferInsert>;

export type VersionPlace = { readonly name: string; readonly version: number };

/** The version, held with its model until the transaction ends. @throws DomainError precondition when it is frozen */
export async function changeableVersion(
  work: Work,
  { name, version }: VersionPlace,
): Promise<{ model: ModelKey; before: Version }> {
  const model = await heldModel(work, name);
  const before = await versionOf(work, model, version);
  refuseFrozen(before);
  return { model, before };
}

/** Writes what changes of a version that is held. Answers with what it is then. */
export async function writeVersion(
  work: Work,
  { model, version }: { readonly model: ModelKey; readonly version: number },
  change: Change,
): Promise<Version> {
  await work.db
    .update(modelVersions)
    .set({ ...change, updatedAt: work.now() })
    .where(
      and(
        eq(modelVersions.orgId, work.orgId),
        eq(modelVersions.modelId, model.id),
        eq(modelVersions.version, version),
      ),
    );
  return versionOf(work, model, version);
}

/** How the trail names a version. */
export const subjectOf = (model: ModelKey, version: number): string =>
  `model:${model.name}/${version}`;
