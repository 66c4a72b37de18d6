import type { Fixture, Fixtures } from "./fixture";
import { roles } from "~/server/core/permissions";
import { registered } from "./registry-fixtures";
import { runWithModel } from "./logged-model-fixtures";
import { teamOf, unused } from "./team-fixtures";
import { canary, type Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

const reading: Rights = { holders: roles, scope: "datasets:read", foreign: "nothing" };
const writing: Rights = {
  holders: ["lead", "engineer"],
  scope: "datasets:write",
  foreign: "nothing",
};

/** A version in use that reads `columns`, from a run that read data. */
export async function reader(side: Side, columns: readonly string[]): Promise<{ name: string }> {
  const { name } = await registered(side);
  const { runId } = await runWithModel(side);
  const { registry } = side.everyone;
  const { version } = await registry.createVersion({ name, source: "s3://bucket/model", runId });
  const inputs = columns.map((column) => ({ name: column, type: "double", required: true }));
  await registry.recordContents({ name, version, signature: { inputs: JSON.stringify(inputs) } });
  await registry.moveAlias({ name, alias: "champion", version });
  return { name };
}

/** A feature that a model reads, with everything that can be said of one. */
export async function feature(side: Side): Promise<{ name: string }> {
  const name = unused(side, "feature");
  await reader(side, [name]);
  await side.everyone.features.defineFeature({
    name,
    entity: canary(side.letter, "entity"),
    description: canary(side.letter, "feature text"),
    definition: canary(side.letter, "definition"),
    ownerTeamId: (await teamOf(side)).id,
    ownerMemberId: side.memberIds.lead,
    sources: [{ dataset: canary(side.letter, "data"), column: "amount" }],
  });
  return { name };
}

/** A column that no feature describes. */
export async function undescribedColumn(side: Side): Promise<string> {
  const column = unused(side, "column");
  await reader(side, [column]);
  return column;
}

export const featureFixtures: Fixtures = {
  "features.listFeatures": {
    ...reading,
    foreign: "own",
    input: async (side) => {
      await feature(side);
      return {};
    },
  },
  "features.findFeature": { ...reading, input: feature },
  "features.listCandidates": {
    ...reading,
    foreign: "own",
    input: async (side) => {
      await undescribedColumn(side);
      return {};
    },
  },
  "features.defineFeature": {
    ...writing,
    foreign: "own",
    input: (side) => ({
      name: unused(side, "another feature"),
      sources: [{ dataset: "d", column: "c" }],
    }),
  },
  "features.updateFeature": {
    ...writing,
    input: async (side) => ({
      ...(await feature(side)),
      description: "because",
      ownerTeamId: (await teamOf(side)).id,
      ownerMemberId: side.memberIds.engineer,
      sources: [{ dataset: "d", column: "c" }],
    }),
  },
  "features.removeFeature": { ...writing, input: feature },
  "features.adoptColumns": {
    ...writing,
    foreign: "own",
    input: async (side) => ({ names: [await undescribedColumn(side)] }),
  },
};
