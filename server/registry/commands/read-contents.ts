import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { storedContents } from "../queries/stored-contents";
import { versionShape } from "../queries/version-row";
import { changeableVersion, subjectOf, writeVersion } from "./change-version";
import { modelName, versionNumber } from "./registry-input";

export const readContents = command({
  name: "registry.read-contents",
  summary:
    "Reads what a version consists of from its stored files: their digest and size, signature and flavors.",
  permission: "registry:write",
  route: "POST /models/{name}/versions/{version}/contents/read",
  input: z.strictObject({ name: modelName, version: versionNumber }),
  output: versionShape.extend({
    /** Why signature and flavors are not known; null when they were read. */
    unread: z.string().nullable(),
  }),
  run: async (work, { name, version }) => {
    const { model, before } = await changeableVersion(work, { name, version });
    const stored = await storedContents(work, before.artifactUri);
    if (stored === null) {
      throw new DomainError(
        "precondition",
        `Cairn keeps no file of version ${version} of ${model.name}: it was registered from ${before.source.slice(0, 500)}. Log the model here, or send its digest.`,
      );
    }
    const { unread, signature, flavors, ...files } = stored;
    // What somebody said of a model whose file says nothing is kept.
    const change = unread === null ? { ...files, signature, flavors } : files;
    return {
      result: { ...(await writeVersion(work, { model, version }, change)), unread },
      audit: {
        subject: subjectOf(model, version),
        before: { artifactDigest: before.artifactDigest },
        after: { artifactDigest: stored.artifactDigest, unread },
      },
    };
  },
});
