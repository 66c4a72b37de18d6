import { z } from "zod";
import { command } from "~/server/core/operation";
import { endSessions, personOf } from "./steps/session";

export const endOtherSessions = command({
  name: "identity.end-other-sessions",
  summary: "Ends all of the caller's sessions but this one.",
  permission: "own-account:manage",
  input: z.strictObject({}),
  output: z.object({ ended: z.number().int() }),
  run: async (work) => {
    const { memberId, sessionId } = personOf(work);
    const ended = await endSessions(work, memberId, sessionId);
    return { result: { ended }, audit: { subject: `member:${memberId}`, after: { ended } } };
  },
});
