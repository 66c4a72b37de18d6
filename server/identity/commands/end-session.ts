import { z } from "zod";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { endSession, personOf } from "./steps/session";

export const endOwnSession = command({
  name: "identity.end-session",
  summary: "Ends one of the caller's own sessions, for example on a lost device.",
  permission: "own-account:manage",
  input: z.strictObject({ sessionId: z.uuid() }),
  output: z.object({ sessionId: z.uuid() }),
  run: async (work, { sessionId }) => {
    const { memberId } = personOf(work);
    const ended = await endSession(work, memberId, sessionId);
    found(ended ? sessionId : undefined, "An open session of yours with this id");
    return { result: { sessionId }, audit: { subject: `session:${sessionId}` } };
  },
});
