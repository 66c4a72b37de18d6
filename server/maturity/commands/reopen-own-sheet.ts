import { z } from "zod";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { deskFor } from "../queries/sheets";
import { changeSheet, takeSeveral } from "./assessors";

/** Hides and uncounts the answers again, and the others' from their author, until the next submission. */
export const reopenOwnSheet = command({
  name: "maturity.reopen-own-sheet",
  summary: "Takes the caller's submitted sheet back to change it, while the assessment is open.",
  permission: "maturity:answer",
  route: "POST /assessments/{assessmentId}/own-sheet/reopening",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: z.object({ reopened: z.literal(true) }),
  run: async (work, { assessmentId }) => {
    const assessment = await takeSeveral(work, assessmentId);
    const { own } = await deskFor(work, assessment);
    const sheet = found(own ?? undefined, "A sheet of yours in this assessment");
    if (sheet.submittedAt === null) {
      throw new DomainError("conflict", "Your sheet is open already. Go on answering.");
    }
    await changeSheet(work, sheet.id, { submittedAt: null });
    return {
      result: { reopened: true as const },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { submitted: true, sheet: sheet.id },
        after: { submitted: false },
      },
    };
  },
});
