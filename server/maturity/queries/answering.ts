import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import type { Desk } from "../rules/desk";
import type { AssessmentRow } from "./assessment-row";
import { type Sheet, sheetsOf } from "./sheets";
import { refusalFor } from "./team";

const FINAL =
  "This assessment is signed off and no longer changes. Start a new one to answer again; it takes these answers over.";

/** Day and minute in UTC, for sentences that the server writes. */
export const momentWords = (at: Date): string =>
  `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

async function notOnTheTeamsSheet(
  work: Work,
  { team, mode, facilitatorId, facilitator, facilitatorSince }: AssessmentRow,
): Promise<DomainError | null> {
  const refusal = await refusalFor(work, team.id, "maturity:write");
  if (refusal !== null) {
    const lead = `Here the leads of ${team.name} write the answers on one sheet. Ask a lead to note yours, or to start an assessment in which you have a sheet of your own.`;
    return (
      (await refusalFor(work, team.id, "maturity:answer")) ?? new DomainError("forbidden", lead)
    );
  }
  if (mode === "shared" || facilitatorId === memberOf(work.actor)) return null;
  const since = facilitatorSince === null ? "" : ` since ${momentWords(facilitatorSince)}`;
  return new DomainError(
    "precondition",
    `${facilitator ?? "Somebody else"} records the answers for the group${since}, so nothing of yours was saved. Take over on the assessment's first page to record yourself.`,
  );
}

async function notOnOwnSheet(
  work: Work,
  { id, team }: AssessmentRow,
  { own }: Desk<Sheet>,
): Promise<DomainError | null> {
  const refusal = await refusalFor(work, team.id, "maturity:answer");
  if (refusal !== null) return refusal;
  if (own === null) return notAssessing(work, id);
  if (own.submittedAt === null) return null;
  return new DomainError(
    "precondition",
    `You submitted your answers on ${momentWords(own.submittedAt)}. Reopen your sheet to change one; until you submit again your answers are hidden and do not count.`,
  );
}

async function notAssessing(work: Work, assessmentId: string): Promise<DomainError> {
  const me = memberOf(work.actor);
  const removed = (await sheetsOf(work, assessmentId)).find(({ memberId }) => memberId === me);
  if (me !== null && removed !== undefined) {
    return new DomainError(
      "forbidden",
      `${removed.removedBy ?? "A lead"} removed you from this assessment: "${removed.removalReason ?? ""}". Your answers are kept and do not count. A lead can add you again.`,
    );
  }
  return new DomainError(
    "forbidden",
    "You are not an assessor of this assessment. A lead of the team can add you on its first page.",
  );
}

/** Why the caller cannot answer this assessment now, ready to be thrown; null when they can. */
export async function whyNotAnswer(
  work: Work,
  assessment: AssessmentRow,
  desk: Desk<Sheet>,
): Promise<DomainError | null> {
  if (assessment.status === "final") return new DomainError("precondition", FINAL);
  return assessment.mode === "several"
    ? notOnOwnSheet(work, assessment, desk)
    : notOnTheTeamsSheet(work, assessment);
}
