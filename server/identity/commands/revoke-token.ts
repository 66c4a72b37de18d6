import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { apiTokens } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";

export const revokeToken = command({
  name: "identity.revoke-token",
  summary: "Withdraws an API token; the next request with it is refused.",
  permission: "tokens:manage",
  input: z.strictObject({ tokenId: z.uuid() }),
  output: z.object({ tokenId: z.uuid() }),
  run: async ({ db, orgId }, { tokenId }) => {
    const [revoked] = await db
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(
        and(eq(apiTokens.orgId, orgId), eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)),
      )
      .returning({ name: apiTokens.name, prefix: apiTokens.prefix });
    const before = found(revoked, "A token in force with this id");
    return { result: { tokenId }, audit: { subject: `token:${tokenId}`, before } };
  },
});
