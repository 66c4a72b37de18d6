import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { modelVersions } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { heldModel, type ModelKey } from "../queries/model-row";
import { runOfVersion } from "../queries/run-of-version";
import { type Version, versionOf, versionShape } from "../queries/version-row";
import { canonical } from "../rules/canonical";
import { refuseFrozen } from "./refuse-frozen";
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
    const model = await heldModel(work, name);
    const before = await versionOf(work, model, version);
    refuseFrozen(before);
    const contentDigest = await digestOf(work, model, before);
    const frozenAt = work.now();
    await work.db
      .update(modelVersions)
      .set({ frozenAt, contentDigest, updatedAt: frozenAt })
      .where(isVersion(work, model, version));
    return {
      result: { ...(await versionOf(work, model, version)), contentDigest },
      audit: {
        subject: `model:${model.name}/${version}`,
        after: { frozenAt, contentDigest },
      },
    };
  },
});

const isVersion = ({ orgId }: Work, model: ModelKey, version: number) =>
  and(
    eq(modelVersions.orgId, orgId),
    eq(modelVersions.modelId, model.id),
    eq(modelVersions.version, version),
  );

/** SHA-256, hex. What is unknown is in it as null, so that learning it later would change the digest. */
async function digestOf(work: Work, model: ModelKey, version: Version): Promise<string> {
  const [stored] = await work.db
    .select({ signature: modelVersions.signature, flavors: modelVersions.flavors })
    .from(modelVersions)
    .where(isVersion(work, model, version.version));
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
