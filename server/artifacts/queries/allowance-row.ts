import { eq } from "drizzle-orm";
import { artifactAllowances } from "~/db/schema/artifacts";
import type { Work } from "~/server/core/context";

/** How much the organisation may keep and does, in bytes, and how long files of what was deleted stay, in days. */
export async function allowanceOf({ db, orgId }: Work) {
  const [row] = await db
    .select({
      quotaBytes: artifactAllowances.quotaBytes,
      usedBytes: artifactAllowances.usedBytes,
      keepDeletedDays: artifactAllowances.keepDeletedDays,
    })
    .from(artifactAllowances)
    .where(eq(artifactAllowances.orgId, orgId));
  if (row === undefined) throw new Error("The organisation has no allowance for artifacts.");
  return row;
}
