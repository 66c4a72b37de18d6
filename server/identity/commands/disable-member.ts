import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { holdMemberships, requireAnAdmin, requireMember } from "../queries/member";
import { endSessions } from "./steps/session";

export const disableMember = command({
  name: "identity.disable-member",
  summary:
    "Switches a member's access off; their sessions and tokens stop at once, what they wrote stays.",
  permission: "members:manage",
  input: z.strictObject({ memberId: z.uuid() }),
  output: z.object({ memberId: z.uuid() }),
  run: async (work, { memberId }) => {
    await holdMemberships(work);
    const { status, name } = await requireMember(work, memberId);
    if (status === "disabled") {
      throw new DomainError("conflict", `The access of ${name} is switched off already.`);
    }
    await work.db
      .update(members)
      .set({ status: "disabled" })
      .where(and(eq(members.orgId, work.orgId), eq(members.id, memberId)));
    await requireAnAdmin(work);
    const ended = await endSessions(work, memberId);
    return {
      result: { memberId },
      audit: {
        subject: `member:${memberId}`,
        before: { status },
        after: { status: "disabled", ended },
      },
    };
  },
});
