import { loggedModel, runWithModel } from "./logged-model-fixtures";
import { registered, renamed, versioned, withFile } from "./registry-fixtures";
import type { Case } from "./twin-commands";
import { teamOf, unused } from "./team-fixtures";
import { webhook } from "./webhook-fixtures";
import type { Side } from "./world";

type Inputs = readonly ((side: Side) => unknown)[];

/** Further inputs of what reads models. */
export const moreModelQueries: Readonly<Record<string, Inputs>> = {
  "registry.findModel": [renamed],
  "registry.listFiles": [async (side) => ({ ...(await withFile(side)), limit: 1 })],
  "registry.findVersion": [versioned, async (side) => ({ ...(await renamed(side)), version: 1 })],
  "registry.listModels": [
    () => ({ limit: 1, sort: "name", direction: "asc" }),
    () => ({ limit: 1, sort: "created" }),
    () => ({ search: "CANARY", owner: "nobody", riskTier: "unknown" }),
    () => ({ owner: "me", lifecycle: "development" }),
    async (side) => {
      await renamed(side);
      return { owner: side.memberIds.lead, team: (await teamOf(side)).slug };
    },
    async (side) => {
      const { name } = await versioned(side);
      await side.everyone.registry.archiveModel({ name, archived: true });
      return { view: "archived" };
    },
    async (side) => {
      await side.everyone.registry.deleteModel({ name: (await versioned(side)).name });
      return { view: "deleted" };
    },
    async (side) => {
      const { name, version } = await versioned(side);
      await side.everyone.registry.moveStage({ name, version, stage: "Staging" });
      return { alias: "champion", stage: "Staging" };
    },
    async (side) => {
      await renamed(side);
      return { person: "CANARY" };
    },
  ],
  "registry.searchModels": [
    () => ({ filter: "tags.why LIKE 'CANARY%'", orderBy: ["timestamp DESC"], maxResults: 1 }),
    () => ({ filter: "NOT tags.why = 'x'", maxResults: 2 }),
  ],
  "registry.searchVersions": [
    () => ({ filter: "tags.why LIKE 'CANARY%'", orderBy: ["name DESC"], maxResults: 1 }),
    () => ({ filter: "NOT tags.why = 'x'" }),
  ],
  "registry.aliasHistory": [async (side) => ({ name: (await versioned(side)).name, limit: 1 })],
  "tracking.searchLoggedModels": [
    async (side) => {
      const { modelId } = await runWithModel(side);
      const { experimentId } = await side.everyone.tracking.findLoggedModel({ modelId });
      const filter = "metrics.loss > 0 AND params.depth LIKE 'CANARY%' AND tags.why LIKE 'CANARY%'";
      const orderBy = [{ fieldName: "metrics.loss" }];
      return { experimentIds: [experimentId], filter, orderBy, datasets: [] };
    },
    async (side) => {
      const { modelId } = await runWithModel(side);
      const { experimentId } = await side.everyone.tracking.findLoggedModel({ modelId });
      const filter = "NOT metrics.loss > 1 AND NOT params.depth = 'x' AND NOT tags.why = 'x'";
      return { experimentIds: [experimentId], filter };
    },
  ],
};

const done = (path: string, when: string, input: Case["input"]): Case => ({
  path,
  when,
  input,
  code: "OK",
});

/** Cases of commands over models beyond their fixtures. */
export const moreModelCommands: readonly Case[] = [
  done("registry.createModel", "somebody wants to be told", async (side) => {
    await webhook(side);
    return { name: unused(side, "told model") };
  }),
  done("registry.createVersion", "it comes from a logged model", async (side) => {
    const { name } = await registered(side);
    return { name, source: `models:/${(await runWithModel(side)).modelId}` };
  }),
  done("registry.createVersion", "it comes from a run's folder", async (side) => {
    const { name } = await registered(side);
    return { name, source: `runs:/${(await runWithModel(side)).runId}/model` };
  }),
  done("registry.createVersion", "it copies another one by its alias", async (side) => {
    const from = await versioned(side);
    return { name: (await registered(side)).name, source: `models:/${from.name}@champion` };
  }),
  done("registry.createVersion", "it is asked for by an old name", async (side) => ({
    ...(await renamed(side)),
    source: "s3://bucket/model",
  })),
  done("registry.moveAlias", "it means another version", async (side) => {
    const { name } = await versioned(side);
    const source = "s3://bucket/model";
    const { version } = await side.everyone.registry.createVersion({ name, source });
    return { name, alias: "champion", version };
  }),
  done("registry.moveAlias", "it is taken away", async (side) => ({
    name: (await versioned(side)).name,
    alias: "champion",
    version: "none",
  })),
  done("registry.moveStage", "others are archived", async (side) => {
    const { name, version } = await versioned(side);
    const stage = "Production";
    await side.everyone.registry.moveStage({ name, version, stage });
    const source = "s3://bucket/model";
    const next = await side.everyone.registry.createVersion({ name, source });
    return { name, version: next.version, stage, archiveExisting: true };
  }),
  done("tracking.createLoggedModel", "a run writes it", async (side) => {
    const { runId } = await runWithModel(side);
    const { experimentId } = await loggedModel(side);
    return { experimentId, name: "model", sourceRunId: runId };
  }),
];
