import { z } from "zod";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { whyNotAnswer } from "../queries/answering";
import { count } from "../queries/headline";
import { scoredOf } from "../queries/scored";
import { holdUpsOf } from "../queries/sign-off-terms";
import { changeSheet, takeSeveral } from "./assessors";

/**
 * From here on the answers count, and assessors who have submitted too see them. The refusal names no question:
 * it goes into the trail, and what is open is told to the caller alone.
 */
export const submitOwnSheet = command({
  name: "maturity.submit-own-sheet",
  summary: "Submits the caller's own answers: they count from then on, and others may see them.",
  permission: "maturity:answer",
  route: "POST /assessments/{assessmentId}/own-sheet/submission",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: z.object({
    submittedAt: z.date(),
    /** Assessors who have not submitted yet. */
    waitingFor: z.array(z.string()),
  }),
  run: async (work, { assessmentId }) => {
    const assessment = await takeSeveral(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const refusal = await whyNotAnswer(work, assessment, scored.desk);
    if (refusal !== null) throw refusal;
    const holdUps = holdUpsOf(scored);
    if (holdUps.length > 0) {
      const what = count(holdUps.length, "required practice needs", "required practices need");
      throw new DomainError(
        "precondition",
        `${what} an answer on your sheet before you can submit. "We do not know" is an answer too.`,
        { data: { holdUps } },
      );
    }
    const own = found(scored.desk.own ?? undefined, "Your sheet");
    const submittedAt = work.now();
    await changeSheet(work, own.id, { submittedAt });
    const others = scored.desk.pending.filter(({ id }) => id !== own.id);
    return {
      result: { submittedAt, waitingFor: others.map(({ name }) => name) },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { submitted: false },
        after: { submitted: true, sheet: own.id },
      },
    };
  },
});
