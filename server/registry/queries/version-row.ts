import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import {
  aliasAssignments,
  modelVersions,
  registeredModels,
  stages,
  versionStatuses,
  versionTags,
} from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { modelIdText, runIdText } from "~/server/tracking/rules/run-id";
import type { ModelKey } from "./model-row";

/** A version as it leaves; ids of runs and logged models as MLflow writes them. */
export const versionShape = z.object({
  name: z.string(),
  version: z.number().int(),
  source: z.string(),
  artifactUri: z.string(),
  runId: z.string().nullable(),
  runLink: z.string(),
  loggedModelId: z.string().nullable(),
  userName: z.string(),
  status: z.enum(versionStatuses),
  statusMessage: z.string(),
  stage: z.enum(stages),
  description: z.string(),
  artifactDigest: z.string().nullable(),
  artifactBytes: z.number().int().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  frozenAt: z.date().nullable(),
  tags: z.record(z.string(), z.string()),
  aliases: z.array(z.string()),
});
export type Version = z.output<typeof versionShape>;

const v = modelVersions;

/** Of `model_version` joined with its `registered_model`. */
export const versionColumns = {
  name: registeredModels.name,
  version: v.version,
  source: v.source,
  artifactUri: v.artifactUri,
  runUuid: v.runId,
  runLink: v.runLink,
  modelUuid: v.loggedModelId,
  userName: v.userName,
  status: v.status,
  statusMessage: v.statusMessage,
  stage: v.stage,
  description: v.description,
  artifactDigest: v.artifactDigest,
  artifactBytes: v.artifactBytes,
  createdAt: v.createdAt,
  updatedAt: v.updatedAt,
  frozenAt: v.frozenAt,
  tags: sql<Record<string, string>>`(
    select coalesce(jsonb_object_agg(tag.key, tag.value), '{}') from ${versionTags} tag
    where tag.org_id = ${v}.org_id and tag.model_id = ${v}.model_id and tag.version = ${v}.version)`,
  aliases: sql<string[]>`array(
    select a.alias from ${aliasAssignments} a where a.org_id = ${v}.org_id and a.model_id = ${v}.model_id
      and a.version = ${v}.version and a.valid_to is null order by a.alias)`,
};

export const ofItsModel = and(
  eq(registeredModels.orgId, v.orgId),
  eq(registeredModels.id, v.modelId),
);

type Row = Omit<Version, "runId" | "loggedModelId"> & {
  readonly runUuid: string | null;
  readonly modelUuid: string | null;
};

/** A row as it leaves. */
export const versionFrom = ({ runUuid, modelUuid, ...row }: Row): Version => ({
  ...row,
  runId: runUuid === null ? null : runIdText(runUuid),
  loggedModelId: modelUuid === null ? null : modelIdText(modelUuid),
});

export const noSuchVersion = (name: string, version: number): DomainError =>
  new DomainError("not-found", `Model Version (name=${name}, version=${version}) not found`);

/** @throws DomainError not-found */
export async function versionOf(work: Work, model: ModelKey, version: number): Promise<Version> {
  const [row] = await work.db
    .select(versionColumns)
    .from(v)
    .innerJoin(registeredModels, ofItsModel)
    .where(
      and(
        eq(v.orgId, work.orgId),
        eq(v.modelId, model.id),
        eq(v.version, version),
        isNull(v.deletedAt),
      ),
    );
  if (row === undefined) throw noSuchVersion(model.name, version);
  return versionFrom(row);
}

/** A row as it leaves. */
function withoutFirst({
  modelId,
  ...row
}: Row & { first: number; modelId: string }): LatestVersion {
  const { first: _, ...version } = row;
  return { ...versionFrom(version), modelId };
}

export type LatestVersion = Version & { readonly modelId: string };

/**
 * The highest version in each stage of each model, in the order in which the stages were first used: as the
 * reference lists them.
 */
export async function latestVersions(
  { db, orgId }: Work,
  modelIds: readonly string[],
): Promise<LatestVersion[]> {
  if (modelIds.length === 0) return [];
  const rows = await db
    .selectDistinctOn([v.modelId, v.stage], {
      ...versionColumns,
      modelId: v.modelId,
      first: sql<number>`min(${v.version}) over (partition by ${v.modelId}, ${v.stage})`,
    })
    .from(v)
    .innerJoin(registeredModels, ofItsModel)
    .where(and(eq(v.orgId, orgId), inArray(v.modelId, [...modelIds]), isNull(v.deletedAt)))
    .orderBy(v.modelId, v.stage, sql`${v.version} desc`);
  return rows.toSorted((one, other) => one.first - other.first).map(withoutFirst);
}
