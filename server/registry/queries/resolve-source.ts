import { and, eq, isNull } from "drizzle-orm";
import { aliasAssignments } from "~/db/schema/registry";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { loggedModelOf } from "~/server/tracking/queries/logged-model-row";
import { runIdOfText } from "~/server/tracking/rules/run-id";
import { isInside, type Source, sourceOf } from "../rules/source";
import { modelOf } from "./model-row";
import { versionOf } from "./version-row";

/** What a version is made of: where its files lie, and what made them. Ids as MLflow writes them. */
export type Origin = {
  readonly artifactUri: string;
  readonly runId: string | null;
  readonly loggedModelId: string | null;
};

export type Asked = {
  readonly source: string;
  readonly runId: string;
  readonly loggedModelId: string;
};

const invalid = (source: string, why: string): DomainError =>
  new DomainError("invalid", `Invalid model version source: '${source.slice(0, 500)}'. ${why}`);

/** The artifact folder of a run; null when there is no such run. */
async function folderOfRun({ db, orgId }: Work, runId: string): Promise<string | null> {
  const id = runIdOfText(runId);
  if (id === null) return null;
  const [run] = await db
    .select({ uri: runs.artifactUri })
    .from(runs)
    .where(and(eq(runs.orgId, orgId), eq(runs.id, id)));
  return run?.uri ?? null;
}

async function requireRun(work: Work, { runId, source }: Asked): Promise<string | null> {
  if (runId === "") return null;
  const folder = await folderOfRun(work, runId);
  if (folder === null) throw invalid(source, `There is no run ${runId.slice(0, 255)}.`);
  return folder;
}

async function ofLoggedModel(work: Work, asked: Asked, modelId: string): Promise<Origin> {
  if (asked.loggedModelId !== "" && asked.loggedModelId !== modelId) {
    throw invalid(asked.source, "The model_id request parameter names another model.");
  }
  const model = await loggedModelOf(work, { modelId });
  await requireRun(work, asked);
  return {
    artifactUri: model.artifactUri,
    runId: asked.runId || model.sourceRunId,
    loggedModelId: model.modelId,
  };
}

async function versionOfAlias(work: Work, modelId: string, alias: string): Promise<number | null> {
  const [open] = await work.db
    .select({ version: aliasAssignments.version })
    .from(aliasAssignments)
    .where(
      and(
        eq(aliasAssignments.orgId, work.orgId),
        eq(aliasAssignments.modelId, modelId),
        eq(aliasAssignments.alias, alias),
        isNull(aliasAssignments.validTo),
      ),
    );
  return open?.version ?? null;
}

type OfVersion = Extract<Source, { kind: "version" | "alias" }>;

/** A copy of another version: its files, its run and its logged model. */
async function ofVersion(work: Work, asked: Asked, from: OfVersion): Promise<Origin> {
  const model = await modelOf(work, from.name);
  const version =
    from.kind === "version" ? from.version : await versionOfAlias(work, model.id, from.alias);
  if (version === null) throw invalid(asked.source, "The model has no such alias.");
  const { artifactUri, runId, loggedModelId } = await versionOf(work, model, version);
  await requireRun(work, asked);
  return {
    artifactUri,
    runId: asked.runId || runId,
    loggedModelId: asked.loggedModelId || loggedModelId,
  };
}

async function ofRun(work: Work, asked: Asked, from: Extract<Source, { kind: "run" }>) {
  if (asked.runId !== "" && runIdOfText(asked.runId) !== runIdOfText(from.runId)) {
    throw invalid(asked.source, "The run_id request parameter names another run.");
  }
  const folder = await requireRun(work, { ...asked, runId: from.runId });
  const artifactUri = from.path === "" ? (folder ?? "") : `${folder ?? ""}/${from.path}`;
  return { artifactUri, runId: from.runId, loggedModelId: asked.loggedModelId || null };
}

/** A path on a disk is no address for others, unless the run or model itself keeps its files there. */
async function ofPath(work: Work, asked: Asked): Promise<Origin> {
  const folder = await requireRun(work, asked);
  const model =
    asked.loggedModelId === "" ? null : await loggedModelOf(work, { modelId: asked.loggedModelId });
  const folders = [folder, model?.artifactUri ?? null].filter((one) => one !== null);
  if (!folders.some((one) => isInside(asked.source, one))) {
    throw invalid(
      asked.source,
      "To use a local path as a model version source, the run_id request parameter has to be specified and the local path has to be contained within the artifact directory of the run specified by the run_id.",
    );
  }
  return {
    artifactUri: asked.source,
    runId: asked.runId || model?.sourceRunId || null,
    loggedModelId: model?.modelId ?? null,
  };
}

async function ofAddress(work: Work, asked: Asked): Promise<Origin> {
  await requireRun(work, asked);
  const model =
    asked.loggedModelId === "" ? null : await loggedModelOf(work, { modelId: asked.loggedModelId });
  return {
    artifactUri: asked.source,
    runId: asked.runId || model?.sourceRunId || null,
    loggedModelId: model?.modelId ?? null,
  };
}

/** @throws DomainError invalid for an address that cannot be one, not-found for what it names and is not there */
export async function resolveSource(work: Work, asked: Asked): Promise<Origin> {
  const source = sourceOf(asked.source);
  switch (source.kind) {
    case "logged-model":
      return ofLoggedModel(work, asked, source.modelId);
    case "version":
    case "alias":
      return ofVersion(work, asked, source);
    case "run":
      return ofRun(work, asked, source);
    case "local":
      return ofPath(work, asked);
    case "remote":
      return ofAddress(work, asked);
    case "invalid":
      throw invalid(asked.source, `It cannot be used: ${source.why}.`);
  }
}
