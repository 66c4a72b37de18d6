import { z } from "zod";
import { command } from "~/server/core/operation";
import { requireMember } from "../queries/member";
import { endSessions } from "./steps/session";

export const endMemberSessions = command({
  name: "identity.end-member-sessions",
  summary: "Ends every session of a member; they have to sign in again.",
  permission: "members:manage",
  input: z.strictObject({ memberId: z.uuid() }),
  output: z.object({ ended: z.number().int() }),
  run: async (work, { memberId }) => {
    await requireMember(work, memberId);
    const ended = await endSessions(work, memberId);
    return { result: { ended }, audit: { subject: `member:${memberId}`, after: { ended } } };
  },
});
