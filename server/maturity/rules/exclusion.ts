import type { NotApplicable } from "./answer";
import type { PracticeNote } from "./assessment";
import type { AskedPractice } from "./framework";

export type OutOfScope = Extract<NotApplicable, { kind: "out_of_scope" }>;

/**
 * Whether "out of scope" may take a practice out of the count: it needs a reason, and while it lasts a required
 * practice also needs an approver who is not an assessor, and an expiry. Returns what is missing, or null.
 */
export const exclusionProblem = (
  exclusion: OutOfScope,
  practice: AskedPractice,
  { assessors, now }: { readonly assessors: ReadonlySet<string>; readonly now: Date },
): PracticeNote | null => {
  const { reason, approvedBy, expiresAt } = exclusion;
  if (expiresAt !== null && expiresAt.getTime() <= now.getTime()) return "exclusion_expired";
  if (reason.trim() === "") return "exclusion_not_approved";
  if (practice.kind === "O") return null;
  const approved = approvedBy !== null && !assessors.has(approvedBy);
  return approved && expiresAt !== null ? null : "exclusion_not_approved";
};
