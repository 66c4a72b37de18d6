import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { modelVersions } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import type { ModelKey } from "../queries/model-row";
import { runOfVersion } from "../queries/run-of-version";
import { storedFiles } from "../queries/version-files";
import { type Version, versionShape } from "../queries/version-row";
import { canonical } from "../rules/canonical";
import { changeableVersion, subjectOf, writeVersion } from "./change-version";
import { modelName, versionNumber } from "./registry-input";

export const freezeVersion = command({
  name: "registry.freeze-version",
  summary:
    "Fixes a version for good, with a digest over its files, signature, parameters and data.",
  permission: "registry:write",
  route: "POST /models/{name}/versions/{version}/freeze",
  input: z.strictObject({ name: modelName, version: versionNumber }),
  output: versionShape.extend({ contentDigest: z.string() }),
  run: async (work, { name, version }) => {
    const { model, before } = await changeableVersion(work, { name, version });
    const files = await filesOf(work, before);
    const frozen = { ...before, ...files };
    const contentDigest = await digestOf(work, model, frozen);
    const frozenAt = work.now();
    const change = { ...files, frozenAt, contentDigest };
    return {
      result: { ...(await writeVersion(work, { model, version }, change)), contentDigest },
      audit: {
        subject: subjectOf(model, version),
        after: { frozenAt, contentDigest, artifactDigest: frozen.artifactDigest },
      },
    };
  },
});

/** What the files are at this moment. @throws DomainError precondition when they are not what was recorded of them */
async function filesOf(work: Work, version: Version) {
  const { artifactDigest, artifactUri, name, version: number } = version;
  const stored = await storedFiles(work, artifactUri);
  if (stored?.digest == null) return {};
  if (stored.damaged > 0) {
    throw new DomainError(
      "precondition",
      `${stored.damaged} files of version ${number} of ${name} are damaged in the store. Upload them again, then freeze.`,
    );
  }
  if (artifactDigest !== null && artifactDigest !== stored.digest) {
    throw new DomainError(
      "precondition",
      `The files of version ${number} of ${name} are not what was recorded of them: they changed since. Read the files again to take them as they are, then freeze.`,
    );
  }
  return { artifactDigest: stored.digest, artifactBytes: stored.bytes };
}

/** SHA-256, hex. What is unknown is in it as null, so that learning it later would change the digest. */
async function digestOf(work: Work, model: ModelKey, version: Version): Promise<string> {
  const [stored] = await work.db
    .select({ signature: modelVersions.signature, flavors: modelVersions.flavors })
    .from(modelVersions)
    .where(
      and(
        eq(modelVersions.orgId, work.orgId),
        eq(modelVersions.modelId, model.id),
        eq(modelVersions.version, version.version),
      ),
    );
  const run = version.runId === null ? null : await runOfVersion(work, version.runId);
  const text = canonical({
    artifactUri: version.artifactUri,
    artifactDigest: version.artifactDigest,
    signature: stored?.signature ?? null,
    flavors: stored?.flavors ?? null,
    params: run?.params ?? null,
    datasets: run?.datasets ?? null,
  });
  return createHash("sha256").update(text).digest("hex");
}
