import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { aliasAssignments, modelVersions } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { stageOf } from "../rules/stage";
import { type ModelKey, modelOf } from "./model-row";
import { latestVersions, versionOf, versionShape } from "./version-row";

const name = z.string().min(1).max(1000);
const version = z.number().int().min(1).max(2_147_483_647);

export const readVersion = query({
  name: "registry.read-version",
  summary: "One version of a model, as MLflow's clients read it.",
  permission: "registry:read",
  input: z.strictObject({ name, version }),
  output: versionShape,
  run: async (work, asked) => versionOf(work, await modelOf(work, asked.name), asked.version),
});

export const findVersionByAlias = query({
  name: "registry.find-version-by-alias",
  summary: "The version that an alias means now; latest means the highest one.",
  permission: "registry:read",
  route: "GET /models/{name}/aliases/{alias}",
  input: z.strictObject({ name, alias: z.string().min(1).max(255) }),
  output: versionShape,
  run: async (work, asked) => {
    const model = await modelOf(work, asked.name);
    const meant =
      asked.alias.toLowerCase() === "latest"
        ? await highest(work, model)
        : await meantBy(work, model, asked.alias);
    return versionOf(work, model, meant);
  },
});

async function meantBy({ db, orgId }: Work, model: ModelKey, alias: string): Promise<number> {
  const [open] = await db
    .select({ version: aliasAssignments.version })
    .from(aliasAssignments)
    .where(
      and(
        eq(aliasAssignments.orgId, orgId),
        eq(aliasAssignments.modelId, model.id),
        eq(aliasAssignments.alias, alias),
        isNull(aliasAssignments.validTo),
      ),
    );
  if (open !== undefined) return open.version;
  throw new DomainError("invalid", `Registered model alias ${alias} not found.`);
}

async function highest({ db, orgId }: Work, model: ModelKey): Promise<number> {
  const [row] = await db
    .select({ version: modelVersions.version })
    .from(modelVersions)
    .where(
      and(
        eq(modelVersions.orgId, orgId),
        eq(modelVersions.modelId, model.id),
        isNull(modelVersions.deletedAt),
      ),
    )
    .orderBy(desc(modelVersions.version))
    .limit(1);
  if (row !== undefined) return row.version;
  throw new DomainError("not-found", `Latest version not found for model ${model.name}.`);
}

export const findDownloadUri = query({
  name: "registry.find-download-uri",
  summary: "Where the files of a version lie.",
  permission: "registry:read",
  input: z.strictObject({ name, version }),
  output: z.object({ artifactUri: z.string() }),
  run: async (work, asked) => {
    const found = await versionOf(work, await modelOf(work, asked.name), asked.version);
    return { artifactUri: found.artifactUri };
  },
});

export const listLatestVersions = query({
  name: "registry.list-latest-versions",
  summary: "The highest version of a model in each stage, or in those asked for.",
  permission: "registry:read",
  input: z.strictObject({ name, stages: z.array(z.string().max(100)).max(100).default([]) }),
  output: z.object({ versions: z.array(versionShape) }),
  run: async (work, asked) => {
    const model = await modelOf(work, asked.name);
    const wanted = asked.stages.map((stage) => {
      const known = stageOf(stage);
      if (known !== null) return known;
      throw new DomainError("invalid", `Invalid Model Version stage: ${stage}.`);
    });
    const all = await latestVersions(work, [model.id]);
    const versions = wanted.length === 0 ? all : all.filter(({ stage }) => wanted.includes(stage));
    return { versions };
  },
});
