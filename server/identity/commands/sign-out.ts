import { z } from "zod";
import { command } from "~/server/core/operation";
import { endSession, personOf } from "./steps/session";

export const signOut = command({
  name: "identity.sign-out",
  summary: "Ends the session this request came with.",
  permission: "own-account:manage",
  input: z.strictObject({}),
  output: z.object({ ended: z.boolean() }),
  run: async (work) => {
    const { memberId, sessionId } = personOf(work);
    const ended = await endSession(work, memberId, sessionId);
    return { result: { ended }, audit: { subject: `session:${sessionId}` } };
  },
});
