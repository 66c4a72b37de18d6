import { createHash } from "node:crypto";
import { newId } from "~/server/core/ids";
import { bareRun } from "./artifact-owners";
import type { Fixture, Fixtures } from "./fixture";
import { unused } from "./team-fixtures";
import { loggingRuns, readingRuns } from "./tracking-fixtures";
import { canary, type Side } from "./world";

/** New content of this side that is entered as stored; its bytes are nowhere, and no operation looks for them. */
async function storedContent({ owner, orgId, letter }: Side): Promise<string> {
  const sha256 = createHash("sha256").update(canary(letter, newId())).digest("hex");
  await owner`insert into blob (org_id, sha256, bytes, stored_at) values (${orgId}, ${sha256}, 7, now())`;
  await owner`update artifact_allowance set used_bytes = used_bytes + 7 where org_id = ${orgId}`;
  return sha256;
}

const owner = async (side: Side) => ({ ownerKind: "run" as const, ownerId: await bareRun(side) });

/** A run of this side with one file in a folder. */
async function withFile(side: Side) {
  const place = await owner(side);
  const sha256 = await storedContent(side);
  const path = `folder/${unused(side, "file")}.txt`;
  await side.everyone.artifacts.recordArtifact({ ...place, path, sha256 });
  return { ...place, path };
}

const inFolder = async (side: Side) => {
  const { path: _, ...place } = await withFile(side);
  return { ...place, folder: "folder" };
};

/** A run that was deleted long ago, with a file. */
async function withOldFile(side: Side) {
  const place = await withFile(side);
  await side.owner`update run set deleted_at = now() - interval '1 year'
    where org_id = ${side.orgId} and id = ${place.ownerId}`;
  return place;
}

/** Content that no file has, brought long ago. */
async function unusedContent(side: Side) {
  const sha256 = await storedContent(side);
  await side.owner`update blob set stored_at = now() - interval '1 day'
    where org_id = ${side.orgId} and sha256 = ${sha256}`;
  return {};
}

const managing: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: ["admin"],
  scope: null,
  foreign: "own",
};

export const artifactFixtures: Fixtures = {
  "artifacts.listArtifacts": { ...readingRuns, input: inFolder },
  "artifacts.findArtifact": { ...readingRuns, input: withFile },
  "artifacts.prepareUpload": {
    ...loggingRuns,
    input: async (side) => ({ ...(await owner(side)), path: "a.txt" }),
  },
  "artifacts.recordArtifact": {
    ...loggingRuns,
    input: async (side) => ({
      ...(await owner(side)),
      path: "a.txt",
      sha256: await storedContent(side),
    }),
  },
  "artifacts.deleteArtifacts": { ...loggingRuns, input: withFile },
  "artifacts.artifactStorage": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => {
      await withFile(side);
      return {};
    },
  },
  "artifacts.previewRetention": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => {
      await withOldFile(side);
      return { olderThanDays: 30 };
    },
  },
  "artifacts.setArtifactAllowance": {
    ...managing,
    input: () => ({ quotaBytes: 1_000_000, keepDeletedDays: 30 }),
  },
  "artifacts.applyRetention": {
    ...managing,
    input: async (side) => {
      await withOldFile(side);
      return { olderThanDays: 30 };
    },
  },
  "artifacts.freeUnusedContent": { ...managing, input: unusedContent },
  "artifacts.grantUpload": {
    ...loggingRuns,
    input: async (side) => ({ ...(await owner(side)), path: "a.txt" }),
  },
  "artifacts.grantDownload": { ...readingRuns, input: withFile },
};
