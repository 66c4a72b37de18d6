import { and, eq } from "drizzle-orm";
import { answerSheets, assessments } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { candidatesOf } from "../queries/assessor-candidates";
import { type AssessmentRow, assessmentById, holdAssessment } from "../queries/assessment-row";
import { newSealKey } from "./seal";

export const FEWEST_ASSESSORS = 2;

/** Refuses people who cannot assess for this team, each by name with the reason. */
export async function refuseUnfit(
  work: Work,
  team: { readonly id: string; readonly name: string },
  memberIds: readonly string[],
): Promise<void> {
  const candidates = await candidatesOf(work, team.id);
  const problems = memberIds.flatMap((id) => {
    const person = candidates.find(({ memberId }) => memberId === id);
    if (person === undefined)
      return [`Somebody chosen is not on the team ${team.name}. An admin can add them to it.`];
    return person.whyNot === null ? [] : [`${person.name}: ${person.whyNot}`];
  });
  if (problems.length === 0) return;
  const said = [...new Set(problems)].join(" ");
  throw new DomainError("invalid", said, { fields: { assessors: said } });
}

/** Lays an empty sheet for each assessor. */
export async function layOwnSheets(
  work: Work,
  assessmentId: string,
  memberIds: readonly string[],
): Promise<void> {
  await work.db.insert(answerSheets).values(
    memberIds.map((memberId) => ({
      orgId: work.orgId,
      id: newId(),
      assessmentId,
      memberId,
      sealKey: newSealKey(),
    })),
  );
}

/**
 * Takes an open assessment for the transaction, alone: whoever answers, submits or signs waits. Refuses when it is
 * signed off or the caller is not on its team.
 */
export async function takeOpen(work: Work, assessmentId: string): Promise<AssessmentRow> {
  const status = await holdAssessment(work, assessmentId, "update");
  const assessment = await assessmentById(work, assessmentId);
  await requireOnTeam(work, assessment.team.id);
  if (status === "open") return assessment;
  throw new DomainError(
    "precondition",
    "This assessment is signed off and no longer changes. Start a new one.",
  );
}

/** As `takeOpen`, for what makes sense only where each assessor has a sheet. */
export async function takeSeveral(work: Work, assessmentId: string): Promise<AssessmentRow> {
  const assessment = await takeOpen(work, assessmentId);
  if (assessment.mode === "several") return assessment;
  throw new DomainError(
    "precondition",
    "This assessment has one sheet for the whole team. Start one with several assessors to give each a sheet.",
  );
}

type SheetChange = Partial<
  Pick<
    typeof answerSheets.$inferInsert,
    "submittedAt" | "removedAt" | "removedBy" | "removalReason"
  >
>;

export const changeSheet = (work: Work, sheetId: string, change: SheetChange) =>
  work.db
    .update(answerSheets)
    .set(change)
    .where(and(eq(answerSheets.orgId, work.orgId), eq(answerSheets.id, sheetId)));

export const handOver = (work: Work, assessmentId: string, facilitatorId: string) =>
  work.db
    .update(assessments)
    .set({ facilitatorId, facilitatorSince: work.now() })
    .where(and(eq(assessments.orgId, work.orgId), eq(assessments.id, assessmentId)));
