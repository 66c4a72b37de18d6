import { sql } from "drizzle-orm";
import { modelVersions, registeredModels, versionTags } from "~/db/schema/registry";
import { runs } from "~/db/schema/tracking";
import { loggedModels } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { modelContents } from "~/server/registry/queries/model-contents";
import { modelIdText, runIdText } from "~/server/tracking/rules/run-id";
import { keepFingerprints } from "../queries/fingerprints";
import { broughtBefore, type Ids, localIds, remember } from "../queries/items";
import type { Job } from "../queries/job-row";
import type { BroughtVersion } from "../rules/brought";
import { cutTo, namesOfSource } from "../rules/names";
import { note } from "./hold";
import { fitting } from "./write-runs";
import { MOST_DESCRIPTION, MOST_TAG } from "./write-models";

export const versionKey = ({ model, version }: Pick<BroughtVersion, "model" | "version">): string =>
  `${model}/${version}`;

type Known = { readonly models: Ids; readonly runs: Ids; readonly loggedModels: Ids };

/** Registers a page of versions, each once, with their own numbers where those are free. */
export async function writeVersions(
  work: Work,
  job: Job,
  page: readonly BroughtVersion[],
): Promise<void> {
  const kind = "version" as const;
  const ids = page.map(versionKey);
  const here = await localIds(work, job, { kind, ids });
  const before = await broughtBefore(work, job, { kind, ids });
  const known = [...before].filter(([id]) => !here.has(id));
  await remember(
    work,
    job.id,
    known.map(([originId, localId]) => ({ kind, originId, localId, how: "known" })),
  );
  const fresh = page.filter(
    (version) => !here.has(versionKey(version)) && !before.has(versionKey(version)),
  );
  const sources = fresh.map(({ source }) => namesOfSource(source));
  const named = (wanted: string) =>
    sources.flatMap((one) => (one.kind === wanted && one.kind !== "other" ? [one.id] : []));
  const all: Known = {
    models: await localIds(work, job, { kind: "model", ids: page.map(({ model }) => model) }),
    runs: await localIds(work, job, {
      kind: "run",
      ids: [...fresh.map(({ runId }) => runId ?? ""), ...named("run")],
    }),
    loggedModels: await localIds(work, job, {
      kind: "logged-model",
      ids: [...fresh.map(({ loggedModelId }) => loggedModelId ?? ""), ...named("logged-model")],
    }),
  };
  for (const version of fresh.toSorted((a, b) => a.version - b.version))
    await writeVersion(work, job, { version, all });
  const made = await localIds(work, job, { kind, ids });
  await keepFingerprints(work, job.id, { kind, ids: [...made.values()] });
}

type One = { readonly version: BroughtVersion; readonly all: Known };

async function writeVersion(work: Work, job: Job, { version, all }: One): Promise<void> {
  const about = aboutOf(version);
  const modelId = all.models.get(version.model);
  if (modelId === undefined || version.version < 1) {
    await note(work, job.id, [{ ...about, reason: "unreadable" }]);
    return;
  }
  const number = await numberFor(work, modelId, version.version);
  const runId = all.runs.get(version.runId ?? "") ?? null;
  const isAlone = runId === null && version.runId !== null;
  await note(work, job.id, [
    ...(number === version.version
      ? []
      : [{ ...about, reason: "renamed" as const, became: `version ${number}` }]),
    ...(isAlone ? [{ ...about, reason: "run-missing" as const }] : []),
  ]);
  await insert(work, job, { version, all, modelId, number, runId });
  const item = { kind: "version", originId: versionKey(version), how: "made" } as const;
  await remember(work, job.id, [{ ...item, inside: modelId, localId: `${modelId}/${number}` }]);
}

const aboutOf = (version: BroughtVersion) => ({
  kind: "version",
  originId: versionKey(version),
  name: `${version.model} version ${version.version}`,
});

type Numbered = One & {
  readonly modelId: string;
  readonly number: number;
  readonly runId: string | null;
};

async function insert(work: Work, job: Job, one: Numbered): Promise<void> {
  const { orgId } = work;
  const { version, all, modelId, number, runId } = one;
  const loggedModelId = all.loggedModels.get(version.loggedModelId ?? "") ?? null;
  const place = await sourceHere(work, version.source, all);
  const text = { ...aboutOf(version), kind: "value" };
  const told = [{ key: "description", value: version.description }];
  const description = fitting(told, MOST_DESCRIPTION, text);
  const tags = fitting(version.tags, MOST_TAG, text);
  await work.db.insert(modelVersions).values({
    orgId,
    modelId,
    version: number,
    ...place,
    runId,
    runLink: cutTo(version.runLink, 2000),
    loggedModelId,
    userName: version.userName,
    createdBy: job.createdBy,
    status: "READY",
    stage: version.stage,
    description: description.kept[0]?.value ?? "",
    ...(await modelContents(work, { ...place, runId, loggedModelId })),
    createdAt: new Date(version.createdMs || work.now().getTime()),
    updatedAt: new Date(version.updatedMs || work.now().getTime()),
  });
  const rows = tags.kept.map((tag) => ({ orgId, modelId, version: number, ...tag }));
  if (rows.length > 0) await work.db.insert(versionTags).values(rows);
  await note(work, job.id, [...description.notes, ...tags.notes]);
}

/** Its own number where nobody has it, else the model's next. The model's row is held from here on. */
async function numberFor({ db, orgId }: Work, modelId: string, wanted: number): Promise<number> {
  const [drawn] = await db.execute<{ number: number }>(sql`
    with held as (select next_version from ${registeredModels} where org_id = ${orgId} and id = ${modelId} for update),
    free as (
      select case when exists (select from ${modelVersions} v
        where v.org_id = ${orgId} and v.model_id = ${modelId} and v.version = ${wanted}::int)
        then held.next_version else ${wanted}::int end as number from held)
    update ${registeredModels} model set next_version = greatest(model.next_version, free.number + 1) from free
    where model.org_id = ${orgId} and model.id = ${modelId} returning free.number`);
  if (drawn === undefined) throw new Error("A model that was just brought is gone.");
  return drawn.number;
}

/** The source by the ids that hold here, and where the files lie. */
async function sourceHere({ db, orgId }: Work, given: string, all: Known) {
  const source = cutTo(given, 65_535);
  const names = namesOfSource(given);
  if (names.kind === "other") return { source, artifactUri: source };
  const ofRun = names.kind === "run";
  const id = (ofRun ? all.runs : all.loggedModels).get(names.id);
  if (id === undefined) return { source, artifactUri: source };
  const table = ofRun ? runs : loggedModels;
  const [row] = await db.execute<{ uri: string }>(sql`
    select artifact_uri as uri from ${table} where org_id = ${orgId} and id = ${id}`);
  const uri = row?.uri ?? source;
  if (!ofRun) return { source: `models:/${modelIdText(id)}`, artifactUri: uri };
  const path = names.path === "" ? "" : `/${names.path}`;
  const isRunsAddress = given.startsWith("runs:");
  return {
    source: isRunsAddress ? `runs:/${runIdText(id)}${path}` : `${uri}${path}`,
    artifactUri: `${uri}${path}`,
  };
}
