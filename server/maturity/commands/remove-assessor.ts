import { z } from "zod";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { deskFor } from "../queries/sheets";
import { changeSheet, takeSeveral } from "./assessors";
import { authorOf } from "./author";

/** Their answers are kept, submitted or not, and stop counting. */
export const removeAssessor = command({
  name: "maturity.remove-assessor",
  summary: "Takes an assessor out of an assessment, with a reason; their answers stop counting.",
  permission: "maturity:write",
  route: "POST /assessments/{assessmentId}/assessors/{memberId}/removal",
  input: z.strictObject({
    assessmentId: z.uuid(),
    memberId: z.uuid(),
    reason: z.string().trim().min(1, "Say why they no longer assess.").max(1000),
  }),
  output: z.object({ memberId: z.uuid(), hadSubmitted: z.boolean() }),
  run: async (work, { assessmentId, memberId, reason }) => {
    const assessment = await takeSeveral(work, assessmentId);
    const { standing } = await deskFor(work, assessment);
    const sheet = found(
      standing.find((one) => one.memberId === memberId),
      "That assessor of this assessment",
    );
    if (standing.length === 1) {
      throw new DomainError(
        "precondition",
        `${sheet.name} is the last assessor: without them nobody would answer. Add another assessor first.`,
      );
    }
    const removal = { removedAt: work.now(), removedBy: authorOf(work), removalReason: reason };
    await changeSheet(work, sheet.id, removal);
    const hadSubmitted = sheet.submittedAt !== null;
    return {
      result: { memberId, hadSubmitted },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { assessor: memberId, submitted: hadSubmitted },
        after: { assessor: null },
        reason,
      },
    };
  },
});
