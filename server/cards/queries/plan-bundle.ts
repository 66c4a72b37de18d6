import { z } from "zod";
import { query } from "~/server/core/operation";
import { modelOf } from "~/server/registry/queries/model-row";
import { versionOf } from "~/server/registry/queries/version-row";
import { DEFAULT_ARTIFACT_BYTES, MOST_ARTIFACTS, sharedOut } from "../rules/bundle-share";
import { fileShape } from "./card-shape";
import { versionInput } from "./find-card";
import { filesOf } from "./version-files";

export const planBundle = query({
  name: "cards.plan-bundle",
  summary:
    "What the evidence bundle of a version would hold: which of its files fit, and which are left out and why; …/bundle gives the ZIP file itself.",
  permission: "registry:read",
  input: z.strictObject({
    ...versionInput,
    /** Of the version's own files, in bytes; 0 leaves all of them out. */
    artifactBytes: z.number().int().min(0).max(1_000_000_000_000).default(DEFAULT_ARTIFACT_BYTES),
  }),
  output: z.object({
    name: z.string(),
    version: z.number().int(),
    runId: z.string().nullable(),
    included: z.array(fileShape),
    includedBytes: z.number(),
    leftOut: z.array(fileShape.extend({ why: z.string() })),
    /** Beyond what is named here; 0 when every file is. */
    notNamed: z.number().int(),
  }),
  run: async (work, { name, version: number, artifactBytes }) => {
    const model = await modelOf(work, name);
    const version = await versionOf(work, model, number);
    const files = await filesOf(work, version.artifactUri, MOST_ARTIFACTS);
    const listed = files?.listed ?? [];
    const { included, leftOut } = sharedOut(listed, artifactBytes);
    return {
      name: model.name,
      version: number,
      runId: version.runId,
      included,
      includedBytes: included.reduce((sum, { bytes }) => sum + bytes, 0),
      leftOut,
      notNamed: (files?.count ?? 0) - listed.length,
    };
  },
});
