import { createHash } from "node:crypto";
import { newId } from "~/server/core/ids";
import { roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { full } from "./run-fixtures";
import { teamOf, unused } from "./team-fixtures";
import { canary, type Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

const reading: Rights = { holders: roles, scope: "datasets:read", foreign: "nothing" };
const readingOwn: Rights = { ...reading, foreign: "own" };
const writing: Rights = {
  holders: ["lead", "engineer"],
  scope: "datasets:write",
  foreign: "nothing",
};
const writingOwn: Rights = { ...writing, foreign: "own" };

/** A dataset of this side with everything that people say of one. */
async function dataset(side: Side): Promise<{ name: string }> {
  const name = unused(side, "dataset");
  await side.everyone.datasets.createDataset({
    name,
    description: canary(side.letter, "about data"),
    source: canary(side.letter, "source of data"),
    ownerTeamId: (await teamOf(side)).id,
    ownerMemberId: side.memberIds.lead,
    classification: "internal",
    freshHours: 24,
    tags: [{ key: "why", value: canary(side.letter, "data tag") }],
  });
  return { name };
}

/** A dataset of this side that had another name before. */
export async function renamedDataset(side: Side): Promise<{ name: string }> {
  const newName = unused(side, "dataset renamed");
  await side.everyone.datasets.renameDataset({ ...(await dataset(side)), newName });
  return { name: newName };
}

const column = (side: Side, name: string, type: string) => ({
  name: canary(side.letter, name),
  type,
  canBeMissing: false,
  profile: { values: 10, nulls: 0, distinct: 10, distinctExact: true },
});

const contractText = (name: string, column: string): string =>
  JSON.stringify({
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: "contract",
    version: "1.0.0",
    status: "active",
    schema: [{ name, properties: [{ name: column, logicalType: "number", required: true }] }],
  });

/** Two versions that differ, a contract, checks, a note on a column and another dataset that it is made from. */
async function versioned(side: Side): Promise<{ name: string; version: number }> {
  const { name } = await dataset(side);
  const { datasets } = side.everyone;
  const text = contractText(name, canary(side.letter, "amount"));
  await datasets.attachContract({ name, text });
  const told = { name, sourceType: "s3", source: canary(side.letter, "place"), rowCount: 10 };
  await datasets.recordVersion({
    ...told,
    digest: "one",
    columns: [column(side, "id", "long"), column(side, "amount", "double")],
  });
  await datasets.recordVersion({
    ...told,
    digest: "two",
    columns: [column(side, "amount", "string")],
  });
  const results = [{ rule: canary(side.letter, "rule"), outcome: "failed" as const }];
  await datasets.recordQuality({ name, version: 2, results });
  await datasets.describeColumn({
    name,
    column: canary(side.letter, "amount"),
    note: canary(side.letter, "note"),
  });
  await datasets.setOrigins({ name, madeFrom: [(await dataset(side)).name] });
  return { name, version: 2 };
}

/** The data that a run of this side read. */
async function read(side: Side): Promise<{ name: string; version: number }> {
  await full(side);
  return { name: canary(side.letter, "data"), version: 1 };
}

const byName = async (side: Side) => ({ name: (await versioned(side)).name });

/** An upload of this side whose content was looked at. The bytes are nowhere, and no operation looks for them. */
async function readyUpload(side: Side): Promise<{ uploadId: string }> {
  const { owner, orgId, letter } = side;
  const sha256 = createHash("sha256").update(canary(letter, newId())).digest("hex");
  await owner`insert into blob (org_id, sha256, bytes, stored_at) values (${orgId}, ${sha256}, 7, now())`;
  await owner`update artifact_allowance set used_bytes = used_bytes + 7 where org_id = ${orgId}`;
  const name = unused(side, "uploaded");
  const { uploadId } = await side.everyone.datasets.beginUpload({ name, fileName: "a.csv" });
  const profile = {
    format: "csv",
    rows: 1,
    bytes: 7,
    delimiter: ",",
    byteOrderMark: false,
    ragged: 0,
    raggedAt: [],
    missingWords: [],
    notices: [],
  };
  const columns = [{ ...column(side, "id", "integer"), description: "", profile: null }];
  await owner`update dataset_upload set state = 'ready', sha256 = ${sha256},
    preview = ${JSON.stringify({ profile, columns })}::text::jsonb where org_id = ${orgId} and id = ${uploadId}`;
  return { uploadId };
}

const queries: Fixtures = {
  "datasets.listDatasets": {
    ...readingOwn,
    input: async (side) => {
      await versioned(side);
      return {};
    },
  },
  "datasets.findDataset": { ...reading, input: byName },
  "datasets.listDatasetVersions": { ...reading, input: byName },
  "datasets.findDatasetVersion": { ...reading, input: versioned },
  "datasets.compareVersions": {
    ...reading,
    input: async (side) => ({ ...(await versioned(side)), since: 1 }),
  },
  "datasets.listUses": { ...reading, input: async (side) => ({ name: (await read(side)).name }) },
  "datasets.listQuality": { ...reading, input: byName },
  "datasets.exportContract": { ...reading, input: byName },
  "datasets.contractReport": { ...reading, input: versioned },
  "datasets.findUpload": { ...reading, input: readyUpload },
};

const describing: Fixtures = {
  "datasets.createDataset": {
    ...writingOwn,
    input: (side) => ({ name: unused(side, "new dataset"), tags: [{ key: "a", value: "b" }] }),
  },
  "datasets.updateDataset": {
    ...writing,
    input: async (side) => ({
      ...(await byName(side)),
      licence: canary(side.letter, "licence"),
      ownerMemberId: side.memberIds.engineer,
      ownerTeamId: null,
    }),
  },
  "datasets.renameDataset": {
    ...writing,
    input: async (side) => ({ ...(await byName(side)), newName: unused(side, "other name") }),
  },
  "datasets.deleteDataset": { ...writing, input: byName },
  "datasets.restoreDataset": {
    ...writing,
    input: async (side) => {
      const place = await byName(side);
      await side.everyone.datasets.deleteDataset(place);
      return place;
    },
  },
  "datasets.setDatasetTag": {
    ...writing,
    input: async (side) => ({ ...(await byName(side)), key: "why", value: "because" }),
  },
  "datasets.deleteDatasetTag": {
    ...writing,
    input: async (side) => ({ ...(await byName(side)), key: "why" }),
  },
  "datasets.setOrigins": {
    ...writing,
    input: async (side) => ({
      ...(await byName(side)),
      madeFrom: [(await dataset(side)).name],
    }),
  },
  "datasets.describeColumn": {
    ...writing,
    input: async (side) => ({
      ...(await byName(side)),
      column: canary(side.letter, "amount"),
      note: canary(side.letter, "another note"),
    }),
  },
};

const telling: Fixtures = {
  "datasets.recordVersion": {
    ...writingOwn,
    input: (side) => ({
      name: unused(side, "told dataset"),
      digest: "one",
      columns: [column(side, "id", "long")],
    }),
  },
  "datasets.recordQuality": {
    ...writing,
    input: async (side) => ({
      ...(await versioned(side)),
      results: [{ rule: "rows", outcome: "passed" }],
    }),
  },
  "datasets.attachContract": {
    ...writing,
    input: async (side) => ({ ...(await byName(side)), text: contractText("data", "id") }),
  },
  "datasets.detachContract": { ...writing, input: byName },
  "datasets.importCroissant": {
    ...writingOwn,
    input: (side) => ({
      text: JSON.stringify({
        "@type": "sc:Dataset",
        conformsTo: "http://mlcommons.org/croissant/1.1",
        name: unused(side, "croissant"),
        description: canary(side.letter, "described"),
        url: "https://example.org/data",
        keywords: [canary(side.letter, "keyword")],
        recordSet: { name: "rows", field: [{ name: "id", dataType: "sc:Integer" }] },
      }),
    }),
  },
  "datasets.beginUpload": {
    ...writingOwn,
    input: (side) => ({ name: unused(side, "new upload"), fileName: "a.csv", bytes: 3 }),
  },
  "datasets.acceptUpload": { ...writing, input: readyUpload },
  "datasets.refuseUpload": { ...writing, input: readyUpload },
};

export const datasetFixtures: Fixtures = { ...queries, ...describing, ...telling };
