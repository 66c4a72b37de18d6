import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { requireMember } from "../queries/member";

export const enableMember = command({
  name: "identity.enable-member",
  summary: "Switches a member's access on again, with the roles they had.",
  permission: "members:manage",
  input: z.strictObject({ memberId: z.uuid() }),
  output: z.object({ memberId: z.uuid() }),
  run: async (work, { memberId }) => {
    const { status, name } = await requireMember(work, memberId);
    if (status === "active") throw new DomainError("conflict", `${name} has access already.`);
    await work.db
      .update(members)
      .set({ status: "active" })
      .where(and(eq(members.orgId, work.orgId), eq(members.id, memberId)));
    return {
      result: { memberId },
      audit: { subject: `member:${memberId}`, before: { status }, after: { status: "active" } },
    };
  },
});
