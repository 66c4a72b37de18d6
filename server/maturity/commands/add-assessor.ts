import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { disputeResolutions, milestones } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { deskFor, sheetsOf } from "../queries/sheets";
import { changeSheet, layOwnSheets, refuseUnfit, takeSeveral } from "./assessors";

/** Whether answers of this assessment stand somewhere that everybody can read. */
async function wasOpened(work: Work, assessmentId: string): Promise<boolean> {
  const mine = (table: typeof disputeResolutions | typeof milestones) =>
    work.db
      .select({ one: sql`1` })
      .from(table)
      .where(and(eq(table.orgId, work.orgId), eq(table.assessmentId, assessmentId)))
      .limit(1);
  return (await mine(disputeResolutions)).length + (await mine(milestones)).length > 0;
}

const tooLate = () =>
  new DomainError(
    "precondition",
    "The answers of this assessment have been open to everybody, so a new assessor could not answer without having seen them. Ask them in the next assessment.",
  );

/** A removed assessor gets their own sheet back; what they had submitted counts again. */
export const addAssessor = command({
  name: "maturity.add-assessor",
  summary: "Gives a person of the team a sheet of their own in an assessment, or gives it back.",
  permission: "maturity:write",
  route: "POST /assessments/{assessmentId}/assessors",
  input: z.strictObject({ assessmentId: z.uuid(), memberId: z.uuid() }),
  output: z.object({ memberId: z.uuid(), again: z.boolean() }),
  run: async (work, { assessmentId, memberId }) => {
    const assessment = await takeSeveral(work, assessmentId);
    await refuseUnfit(work, assessment.team, [memberId]);
    const held = (await sheetsOf(work, assessmentId)).find((one) => one.memberId === memberId);
    if (held !== undefined && held.removedAt === null)
      throw new DomainError("conflict", `${held.name} is an assessor of this assessment already.`);
    const submittedBefore = (held?.submittedAt ?? null) !== null;
    if (!submittedBefore) {
      const { pending } = await deskFor(work, assessment);
      if (pending.length === 0 || (await wasOpened(work, assessmentId))) throw tooLate();
    }
    const again = held !== undefined;
    if (again) {
      await changeSheet(work, held.id, { removedAt: null, removedBy: null, removalReason: null });
    } else await layOwnSheets(work, assessmentId, [memberId]);
    return {
      result: { memberId, again },
      audit: { subject: `assessment:${assessmentId}`, after: { assessor: memberId, again } },
    };
  },
});
