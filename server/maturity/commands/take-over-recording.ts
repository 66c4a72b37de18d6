import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { momentWords } from "../queries/answering";
import { handOver, takeOpen } from "./assessors";
import { authorOf } from "./author";

/** The one who recorded before is told at their next answer, and loses nothing that they typed. */
export const takeOverRecording = command({
  name: "maturity.take-over-recording",
  summary: "Makes the caller the one who records the answers of a facilitated assessment.",
  permission: "maturity:write",
  route: "POST /assessments/{assessmentId}/facilitator",
  input: z.strictObject({
    assessmentId: z.uuid(),
    /** Who records as far as the caller has seen. */
    from: z.uuid(),
  }),
  output: z.object({ since: z.date() }),
  run: async (work, { assessmentId, from }) => {
    const { mode, facilitatorId, facilitator, facilitatorSince } = await takeOpen(
      work,
      assessmentId,
    );
    if (mode !== "facilitated") {
      throw new DomainError("precondition", "Nobody records this assessment for a group.");
    }
    const me = authorOf(work);
    if (facilitatorId === me) {
      throw new DomainError("conflict", "You record this assessment already.");
    }
    if (facilitatorId !== from) {
      const since = facilitatorSince === null ? "" : ` on ${momentWords(facilitatorSince)}`;
      throw new DomainError(
        "conflict",
        `${facilitator ?? "Somebody"} took over meanwhile${since}. Take over from them if the group wants you to record.`,
        { data: { facilitatorId, facilitator } },
      );
    }
    await handOver(work, assessmentId, me);
    return {
      result: { since: work.now() },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { facilitator: from },
        after: { facilitator: me },
      },
    };
  },
});
