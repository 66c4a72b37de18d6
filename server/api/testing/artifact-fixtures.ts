import { createHash } from "node:crypto";
import { bareRun } from "./artifact-owners";
import type { Fixtures } from "./fixture";
import { unused } from "./team-fixtures";
import { loggingRuns, readingRuns } from "./tracking-fixtures";
import { canary, type Side } from "./world";

/** Content of this side that is entered as stored; its bytes are nowhere, and no operation looks for them. */
export async function storedContent({ owner, orgId, letter }: Side): Promise<string> {
  const sha256 = createHash("sha256").update(canary(letter, orgId)).digest("hex");
  const [made] = await owner`insert into blob (org_id, sha256, bytes, stored_at) values (${orgId}, ${sha256}, 7, now())
    on conflict do nothing returning bytes`;
  if (made !== undefined) {
    await owner`update artifact_allowance set used_bytes = used_bytes + 7 where org_id = ${orgId}`;
  }
  return sha256;
}

const owner = async (side: Side) => ({ ownerKind: "run" as const, ownerId: await bareRun(side) });

/** A run of this side with one file in a folder. */
export async function withFile(side: Side) {
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
  "artifacts.grantUpload": {
    ...loggingRuns,
    input: async (side) => ({ ...(await owner(side)), path: "a.txt" }),
  },
  "artifacts.grantDownload": { ...readingRuns, input: withFile },
};
