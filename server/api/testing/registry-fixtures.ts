import { roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { runWithModel } from "./logged-model-fixtures";
import { mlmodel, storeFile } from "./stored-file";
import { teamOf, unused } from "./team-fixtures";
import { canary, type Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

const reading: Rights = { holders: roles, scope: "registry:read", foreign: "nothing" };
const readingOwn: Rights = { ...reading, foreign: "own" };
const writing: Rights = {
  holders: ["lead", "engineer"],
  scope: "registry:write",
  foreign: "nothing",
};

/** A model of this side, with a tag. */
export async function registered(side: Side): Promise<{ name: string }> {
  const name = unused(side, "model");
  const tags = [{ key: "why", value: canary(side.letter, "model tag") }];
  await side.everyone.registry.createModel({
    name,
    tags,
    description: canary(side.letter, "text"),
  });
  return { name };
}

/** Its first version, from a run that wrote a model, with a tag and an alias. */
export async function versioned(side: Side): Promise<{ name: string; version: number }> {
  const { name } = await registered(side);
  const { modelId, runId } = await runWithModel(side);
  const { version } = await side.everyone.registry.createVersion({
    name,
    source: `models:/${modelId}`,
    runId,
    tags: [{ key: "why", value: canary(side.letter, "version tag") }],
  });
  await side.everyone.registry.moveAlias({ name, alias: "champion", version });
  return { name, version };
}

/** A model with an owner and a deputy, asked for by the name it had before. */
export async function renamed(side: Side): Promise<{ name: string }> {
  const { name } = await versioned(side);
  const { everyone, memberIds } = side;
  const people = { ownerMemberId: memberIds.lead, deputyMemberId: memberIds.engineer };
  await everyone.registry.updateModel({ name, ownerTeamId: (await teamOf(side)).id, ...people });
  await everyone.registry.renameModel({ name, newName: unused(side, "renamed") });
  return { name };
}

/** A version whose MLmodel file and list of packages are kept here. */
export async function withFile(side: Side): Promise<{ name: string; version: number }> {
  const { name } = await registered(side);
  const { modelId, runId } = await runWithModel(side);
  await storeFile(side, modelId, { path: "MLmodel", text: mlmodel });
  await storeFile(side, modelId, { path: "conda.yaml", text: "dependencies: []\n" });
  const source = `models:/${modelId}`;
  const { version } = await side.everyone.registry.createVersion({ name, source, runId });
  return { name, version };
}

const aliased = async (side: Side) => ({
  name: (await versioned(side)).name,
  alias: "champion",
});

const twoModels = async (side: Side) => ({
  names: [(await registered(side)).name, (await registered(side)).name],
});

const queries: Fixtures = {
  "registry.listModels": { ...readingOwn, input: () => ({}) },
  "registry.findModel": { ...reading, input: registered },
  "registry.searchModels": { ...readingOwn, input: () => ({ filter: "name LIKE '%'" }) },
  "registry.listVersions": {
    ...reading,
    input: async (side) => ({ name: (await versioned(side)).name }),
  },
  "registry.findVersion": { ...reading, input: withFile },
  "registry.listFiles": { ...reading, input: withFile },
  "registry.readVersion": { ...reading, input: versioned },
  "registry.searchVersions": { ...readingOwn, input: () => ({ filter: "version_number > 0" }) },
  "registry.listLatestVersions": {
    ...reading,
    input: async (side) => ({ name: (await versioned(side)).name }),
  },
  "registry.findVersionByAlias": { ...reading, input: aliased },
  "registry.findDownloadUri": { ...reading, input: versioned },
  "registry.aliasHistory": { ...reading, input: aliased },
};

const models: Fixtures = {
  "registry.createModel": {
    ...writing,
    foreign: "own",
    input: (side) => ({ name: unused(side, "another model"), tags: [{ key: "a", value: "b" }] }),
  },
  "registry.renameModel": {
    ...writing,
    input: async (side) => ({ ...(await registered(side)), newName: unused(side, "renamed") }),
  },
  "registry.updateModel": {
    ...writing,
    input: async (side) => ({
      ...(await registered(side)),
      ownerTeamId: (await teamOf(side)).id,
      ownerMemberId: side.memberIds.lead,
      deputyMemberId: side.memberIds.engineer,
      riskTier: "high",
    }),
  },
  "registry.archiveModel": {
    ...writing,
    input: async (side) => ({ ...(await registered(side)), archived: true }),
  },
  "registry.deleteModel": { ...writing, input: registered },
  "registry.restoreModel": {
    ...writing,
    input: async (side) => {
      const place = await registered(side);
      await side.everyone.registry.deleteModel(place);
      return place;
    },
  },
  "registry.archiveModels": {
    ...writing,
    input: async (side) => ({ ...(await twoModels(side)), archived: true }),
  },
  "registry.deleteModels": { ...writing, input: twoModels },
  "registry.restoreModels": {
    ...writing,
    input: async (side) => {
      const both = await twoModels(side);
      await side.everyone.registry.deleteModels(both);
      return both;
    },
  },
  "registry.tagModels": {
    ...writing,
    input: async (side) => {
      const [kept = "", freed = ""] = (await twoModels(side)).names;
      const models = [
        { name: kept, value: "because" },
        { name: freed, value: null },
      ];
      return { key: "why", models };
    },
  },
  "registry.setModelTag": {
    ...writing,
    input: async (side) => ({ ...(await registered(side)), key: "why", value: "because" }),
  },
  "registry.deleteModelTag": {
    ...writing,
    input: async (side) => ({ ...(await registered(side)), key: "why" }),
  },
};

const digest = "ab".repeat(32);

const versions: Fixtures = {
  "registry.createVersion": {
    ...writing,
    input: async (side) => ({
      name: (await registered(side)).name,
      source: "s3://bucket/model",
      tags: [{ key: "a", value: "b" }],
    }),
  },
  "registry.updateVersion": {
    ...writing,
    input: async (side) => ({ ...(await versioned(side)), description: "new" }),
  },
  "registry.deleteVersion": { ...writing, input: versioned },
  "registry.restoreVersion": {
    ...writing,
    input: async (side) => {
      const place = await versioned(side);
      await side.everyone.registry.deleteVersion(place);
      return place;
    },
  },
  "registry.setVersionTag": {
    ...writing,
    input: async (side) => ({ ...(await versioned(side)), key: "why", value: "because" }),
  },
  "registry.deleteVersionTag": {
    ...writing,
    input: async (side) => ({ ...(await versioned(side)), key: "why" }),
  },
  "registry.recordContents": {
    ...writing,
    input: async (side) => ({ ...(await versioned(side)), artifactDigest: digest }),
  },
  "registry.readContents": { ...writing, input: withFile },
  "registry.freezeVersion": { ...writing, input: withFile },
  "registry.moveAlias": {
    ...writing,
    input: async (side) => ({ ...(await versioned(side)), alias: "challenger", reason: "Better" }),
  },
  "registry.moveStage": {
    ...writing,
    input: async (side) => ({
      ...(await versioned(side)),
      stage: "Production",
      archiveExisting: true,
    }),
  },
};

export const registryFixtures: Fixtures = { ...queries, ...models, ...versions };
