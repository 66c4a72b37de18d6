import { z } from "zod";
import { memberOf, type Work } from "~/server/core/context";
import { rolesAllow } from "~/server/core/permissions";
import { whyNotAnswer } from "./answering";
import type { Scored } from "./scored";
import { whyNotWrite } from "./team";

/** What the caller may do with an assessment; `reason` says why they cannot answer. */
export const rights = z.object({
  canAnswer: z.boolean(),
  canSubmit: z.boolean(),
  canReopen: z.boolean(),
  /** Add and remove assessors, settle disputes. */
  canLead: z.boolean(),
  canTakeOver: z.boolean(),
  canSignOff: z.boolean(),
  /** Accept documents that they neither brought nor answered beside. */
  canReview: z.boolean(),
  reason: z.string().nullable(),
});

export async function rightsOn(work: Work, scored: Scored): Promise<z.input<typeof rights>> {
  const { assessment, desk } = scored;
  const reason = (await whyNotAnswer(work, assessment, desk))?.message ?? null;
  const open = assessment.status === "open";
  const leads = open && (await whyNotWrite(work, assessment.team.id)) === null;
  const several = assessment.mode === "several";
  return {
    canAnswer: reason === null,
    canSubmit: several && reason === null,
    canReopen: several && open && hasSubmitted(scored),
    canLead: leads,
    canTakeOver: leads && someoneElseRecords(work, scored),
    canSignOff: leads,
    canReview: open && mayReview(work),
    reason,
  };
}

/** Approvers need not be on the team: who stands outside judges a document better. */
function mayReview({ actor }: Work): boolean {
  return actor.kind === "member" && rolesAllow(actor.roles, "maturity:review");
}

const hasSubmitted = ({ desk: { own } }: Scored): boolean =>
  own !== null && own.submittedAt !== null;

function someoneElseRecords(work: Work, { assessment }: Scored): boolean {
  const me = memberOf(work.actor);
  return assessment.mode === "facilitated" && me !== null && assessment.facilitatorId !== me;
}
