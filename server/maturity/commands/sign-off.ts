import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { assessments } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { assessorsOf, pendingOf } from "../queries/assessors";
import { type AssessmentRow, assessmentById, holdAssessment } from "../queries/assessment-row";
import { count, headlineOf } from "../queries/headline";
import { headlineShape } from "../queries/result-shape";
import { type Scored, scoredOf } from "../queries/scored";
import { type HoldUp, holdUpsOf, SIGN_OFF_STATEMENT } from "../queries/sign-off-terms";
import { authorOf } from "./author";
import { collectFor } from "./collect-evidence";
import { type Taken, takeMilestone } from "./take-milestone";

const NAMES_SHOWN = 5;

function notYet(holdUps: readonly HoldUp[]): DomainError {
  const names = holdUps.slice(0, NAMES_SHOWN).map(({ practice }) => practice);
  const more = holdUps.length > NAMES_SHOWN ? ` and ${holdUps.length - NAMES_SHOWN} more` : "";
  const what = count(holdUps.length, "required practice needs", "required practices need");
  return new DomainError(
    "precondition",
    `${what} an answer before this can be signed: ${names.join(", ")}${more}. "We do not know" is an answer too.`,
    { data: { holdUps } },
  );
}

const WHY: Record<HoldUp["why"], string> = {
  unanswered: "has no answer",
  expired: "has an answer that is too old",
  disputed: "is in dispute: a lead settles it on the page of disputes",
};

function notAgreed(holdUps: readonly HoldUp[]): DomainError {
  const shown = holdUps.slice(0, NAMES_SHOWN).map(({ practice, why }) => `${practice} ${WHY[why]}`);
  const more = holdUps.length > NAMES_SHOWN ? `; and ${holdUps.length - NAMES_SHOWN} more` : "";
  return new DomainError(
    "precondition",
    `${count(holdUps.length, "practice holds", "practices hold")} up the signature: ${shown.join("; ")}${more}.`,
    { data: { holdUps } },
  );
}

/** Hidden answers cannot be signed: each assessor submits, or a lead removes them with a reason. */
async function refuseHidden(work: Work, scored: Scored): Promise<void> {
  const pending = pendingOf(await assessorsOf(work, scored));
  if (pending.length === 0) return;
  throw new DomainError("precondition", pending.map(({ says }) => says).join(" "), {
    data: { waitingFor: pending },
  });
}

type Closed = Taken & { readonly scored: Scored };

/**
 * Signs an assessment off and takes its milestone. The result is worked out after the signature is in place,
 * because a signature approves exclusions that somebody else made.
 */
export async function closeAssessment(
  work: Work,
  assessment: AssessmentRow,
  name: string,
): Promise<Closed> {
  const open = await scoredOf(work, assessment);
  await refuseHidden(work, open);
  const holdUps = holdUpsOf(open);
  if (holdUps.some(({ why }) => why === "disputed")) throw notAgreed(holdUps);
  if (holdUps.length > 0) throw notYet(holdUps);
  await work.db
    .update(assessments)
    .set({ status: "final", signedOffBy: authorOf(work), signedOffAt: work.now() })
    .where(and(eq(assessments.orgId, work.orgId), eq(assessments.id, assessment.id)));
  const scored = await scoredOf(work, await assessmentById(work, assessment.id));
  return { scored, ...(await takeMilestone(work, scored, name)) };
}

/** Reopening is not offered: what was signed stays as it was, and a new assessment starts from it. */
export const signOff = command({
  name: "maturity.sign-off",
  summary: "Signs an assessment off: collects evidence, freezes the answers and keeps a milestone.",
  permission: "maturity:write",
  route: "POST /assessments/{assessmentId}/sign-off",
  input: z.strictObject({
    assessmentId: z.uuid(),
    /** The signer has read and agrees to the statement of the check page. */
    statementAccepted: z.literal(true, "Agree to the statement to sign."),
    milestoneName: z.string().trim().min(1).max(120).optional(),
  }),
  output: z.object({ milestoneId: z.uuid(), headline: headlineShape }),
  run: async (work, { assessmentId, milestoneName }) => {
    const status = await holdAssessment(work, assessmentId, "update");
    const assessment = await assessmentById(work, assessmentId);
    await requireOnTeam(work, assessment.team.id);
    if (status === "final") {
      throw new DomainError(
        "conflict",
        `${assessment.signedOffBy ?? "Somebody"} has signed this assessment off already.`,
      );
    }
    await collectFor(work, [assessment.team.id]);
    const name = milestoneName ?? `Signed off ${work.now().toISOString().slice(0, 10)}`;
    const { scored, milestoneId, inputsHash, summary } = await closeAssessment(
      work,
      assessment,
      name,
    );
    const { claimed, confirmed, proven } = summary;
    return {
      result: { milestoneId, headline: headlineOf(scored.framework, scored.result) },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { status: "open" },
        after: {
          status: "final",
          statement: SIGN_OFF_STATEMENT,
          milestoneId,
          inputsHash,
          claimed,
          confirmed,
          proven,
        },
      },
    };
  },
});
