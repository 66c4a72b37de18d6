import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { oneTimeLinks } from "~/db/schema/identity";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";

export const revokeInvitation = command({
  name: "identity.revoke-invitation",
  summary: "Withdraws an invitation that nobody has used yet.",
  permission: "members:manage",
  input: z.strictObject({ invitationId: z.uuid() }),
  output: z.object({ invitationId: z.uuid() }),
  run: async ({ db, orgId }, { invitationId }) => {
    const [withdrawn] = await db
      .update(oneTimeLinks)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(oneTimeLinks.orgId, orgId),
          eq(oneTimeLinks.id, invitationId),
          eq(oneTimeLinks.kind, "invitation"),
          isNull(oneTimeLinks.usedAt),
          isNull(oneTimeLinks.revokedAt),
        ),
      )
      .returning({ email: oneTimeLinks.email });
    const { email } = found(withdrawn, "An open invitation with this id");
    return {
      result: { invitationId },
      audit: { subject: `invitation:${invitationId}`, before: { email } },
    };
  },
});
