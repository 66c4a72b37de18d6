import { eq } from "drizzle-orm";
import { z } from "zod";
import { artifactAllowances } from "~/db/schema/artifacts";
import { command } from "~/server/core/operation";
import { allowanceOf } from "../queries/allowance-row";

export const setArtifactAllowance = command({
  name: "artifacts.set-artifact-allowance",
  summary: "Says how much the organisation may keep, and how long files of what was deleted stay.",
  permission: "organisation:manage",
  route: "PUT /artifact-storage",
  input: z.strictObject({
    /** Null for no limit. Less than is used refuses new files and keeps those that are there. */
    quotaBytes: z.number().int().min(1).nullable(),
    keepDeletedDays: z.number().int().min(1).max(3650),
  }),
  output: z.object({ quotaBytes: z.number().nullable(), keepDeletedDays: z.number().int() }),
  run: async (work, allowance) => {
    const { usedBytes: _, ...before } = await allowanceOf(work);
    await work.db
      .update(artifactAllowances)
      .set(allowance)
      .where(eq(artifactAllowances.orgId, work.orgId));
    return { result: allowance, audit: { subject: "artifacts", before, after: allowance } };
  },
});
