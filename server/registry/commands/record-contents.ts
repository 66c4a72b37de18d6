import { z } from "zod";
import { command } from "~/server/core/operation";
import { versionShape } from "../queries/version-row";
import { changeableVersion, subjectOf, writeVersion } from "./change-version";
import { modelName, versionNumber } from "./registry-input";

/** Room for the widest signatures; a model with ten thousand columns needs a quarter of it. */
const MOST_JSON = 2_000_000;

const json = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MOST_JSON, "it is longer than 2 MB");

export const recordContents = command({
  name: "registry.record-contents",
  summary:
    "Says what a version consists of: a digest of its files, their size, its signature and flavors.",
  permission: "registry:write",
  route: "PUT /models/{name}/versions/{version}/contents",
  input: z.strictObject({
    name: modelName,
    version: versionNumber,
    artifactDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal")
      .optional(),
    artifactBytes: z.number().int().min(0).optional(),
    signature: json.optional(),
    flavors: json.optional(),
  }),
  output: versionShape,
  run: async (work, { name, version, ...contents }) => {
    const { model, before } = await changeableVersion(work, { name, version });
    return {
      result: await writeVersion(work, { model, version }, contents),
      audit: {
        subject: subjectOf(model, version),
        before: { artifactDigest: before.artifactDigest },
        after: {
          artifactDigest: contents.artifactDigest ?? before.artifactDigest,
          recorded: Object.keys(contents),
        },
      },
    };
  },
});
