import { and, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { artifacts, blobs } from "~/db/schema/artifacts";
import { query } from "~/server/core/operation";
import { allowanceOf } from "./allowance-row";

export const artifactStorage = query({
  name: "artifacts.artifact-storage",
  summary: "How much the organisation's artifacts take up, how much they may, and what is damaged.",
  permission: "tracking:read",
  route: "GET /artifact-storage",
  input: z.strictObject({}),
  output: z.object({
    /** Null without a limit. */
    quotaBytes: z.number().nullable(),
    /** Of content, each counted once however many files have it. */
    usedBytes: z.number(),
    keepDeletedDays: z.number().int(),
    files: z.number().int(),
    damagedFiles: z.number().int(),
  }),
  run: async (work) => {
    const { db, orgId } = work;
    const [counted] = await db
      .select({ files: sql<number>`count(*)::int` })
      .from(artifacts)
      .where(eq(artifacts.orgId, orgId));
    const [damaged] = await db
      .select({ files: sql<number>`count(*)::int` })
      .from(blobs)
      .innerJoin(
        artifacts,
        and(eq(artifacts.orgId, blobs.orgId), eq(artifacts.sha256, blobs.sha256)),
      )
      .where(and(eq(blobs.orgId, orgId), isNotNull(blobs.damagedAt)));
    return {
      ...(await allowanceOf(work)),
      files: counted?.files ?? 0,
      damagedFiles: damaged?.files ?? 0,
    };
  },
});
