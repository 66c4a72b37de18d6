import { and, eq } from "drizzle-orm";
import { registeredModels } from "~/db/schema/registry";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { ownerColumns, withOwners } from "~/server/registry/queries/find-model";
import { aliasesOf, contentsOf } from "~/server/registry/queries/find-version";
import { type ModelKey, noSuchModel } from "~/server/registry/queries/model-row";
import { type RunOfVersion, runOfVersion } from "~/server/registry/queries/run-of-version";
import { verdictOf } from "~/server/registry/queries/verdict";
import { type Version, versionOf } from "~/server/registry/queries/version-row";
import { loggedModelOf } from "~/server/tracking/queries/logged-model-row";
import { runIdOfText } from "~/server/tracking/rules/run-id";
import type { CardDataset, CardFacts, CardMetric, CardRun } from "../rules/card";
import { interfaceOf } from "../rules/signature";
import { filesOf, type VersionFile } from "./version-files";

/** More files than this are counted and not named. */
const MOST_LISTED = 500;

/** Everything recorded about a version, gathered for its card. @throws DomainError not-found */
export async function cardFacts(work: Work, model: ModelKey, number: number): Promise<CardFacts> {
  const version = await versionOf(work, model, number);
  const contents = await contentsOf(work, model, number);
  const run = version.runId === null ? null : await runOfVersion(work, version.runId);
  const { rebuild } = await verdictOf(work, { version, contents, run });
  const files = await filesOf(work, version.artifactUri, MOST_LISTED);
  return {
    model: await modelFacts(work, model),
    version: { ...versionFacts(version), contentDigest: contents.contentDigest },
    aliases: await aliasesOf(work, model, number),
    run: run === null ? null : runFacts(run),
    metrics: await metricsOf(work, version, run),
    datasets: run === null ? [] : await datasetsOf(work, run.runId),
    interface: interfaceOf(contents.signature),
    flavors: Object.keys(Object(contents.flavors)).toSorted(),
    files: files && { ...files, listed: files.listed.map(asListed) },
    rebuild,
  };
}

const asListed = ({ path, bytes, sha256 }: VersionFile) => ({ path, bytes, sha256 });

const m = registeredModels;

async function modelFacts({ db, orgId }: Work, model: ModelKey): Promise<CardFacts["model"]> {
  const [row] = await db
    .select({
      name: m.name,
      description: m.description,
      useCase: m.useCase,
      riskTier: m.riskTier,
      lifecycle: m.lifecycle,
      ...ownerColumns,
    })
    .from(m)
    .leftJoin(...withOwners.team)
    .leftJoin(...withOwners.owner)
    .leftJoin(...withOwners.deputy)
    .where(and(eq(m.orgId, orgId), eq(m.id, model.id)));
  if (row === undefined) throw noSuchModel(model.name);
  return row;
}

const versionFacts = (version: Version) => ({
  version: version.version,
  status: version.status,
  stage: version.stage,
  description: version.description,
  userName: version.userName,
  createdAt: version.createdAt,
  frozenAt: version.frozenAt,
  source: version.source,
  artifactUri: version.artifactUri,
  artifactDigest: version.artifactDigest,
  artifactBytes: version.artifactBytes,
  tags: version.tags,
});

function runFacts(run: RunOfVersion): CardRun {
  const tag = (name: string) => run.tags[name] ?? null;
  return {
    runId: run.runId,
    name: run.name,
    experimentId: run.experimentId,
    experimentName: run.experimentName,
    userName: run.userName,
    status: run.status,
    startedMs: run.startedMs,
    endedMs: run.endedMs,
    gitCommit: tag("mlflow.source.git.commit"),
    gitUrl: tag("mlflow.source.git.repoURL"),
    sourceName: tag("mlflow.source.name"),
    params: run.params,
  };
}

const byKey = (one: CardMetric, other: CardMetric): number =>
  one.key < other.key ? -1 : one.key > other.key ? 1 : 0;

/** The logged model's metrics name their data; the run's, which do not, fill in what it has not. */
async function metricsOf(
  work: Work,
  { loggedModelId }: Version,
  run: RunOfVersion | null,
): Promise<CardMetric[]> {
  const logged =
    loggedModelId === null
      ? []
      : (await loggedModelOf(work, { modelId: loggedModelId, deletedToo: true })).metrics;
  const tied = logged.map(({ key, value, datasetName, datasetDigest }) => ({
    key,
    value,
    dataset: datasetName || null,
    datasetDigest: datasetDigest || null,
  }));
  const known = new Set(tied.map(({ key }) => key));
  const others = Object.entries(run?.metrics ?? {}).flatMap(([key, value]) =>
    known.has(key) ? [] : [{ key, value, dataset: null, datasetDigest: null }],
  );
  return [...tied, ...others].toSorted(byKey);
}

async function datasetsOf({ db, orgId }: Work, runId: string): Promise<CardDataset[]> {
  const id = runIdOfText(runId);
  if (id === null) return [];
  return db
    .select({
      name: runDatasets.name,
      digest: runDatasets.digest,
      context: runInputs.context,
      sourceType: runDatasets.sourceType,
      source: runDatasets.source,
    })
    .from(runInputs)
    .innerJoin(
      runDatasets,
      and(eq(runDatasets.orgId, runInputs.orgId), eq(runDatasets.id, runInputs.datasetId)),
    )
    .where(and(eq(runInputs.orgId, orgId), eq(runInputs.runId, id)))
    .orderBy(runDatasets.name, runDatasets.digest);
}
