import { and, eq } from "drizzle-orm";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";

/** What was sealed when the run ended is not all of it any more. */
export async function unseal({ db, orgId }: Work, run: { readonly id: string }): Promise<void> {
  await db
    .update(runs)
    .set({ sealedDigest: null })
    .where(and(eq(runs.orgId, orgId), eq(runs.id, run.id)));
}
