import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";

/** The member in whose name something is written. Answers and signatures are people's words, never a job's. */
export function authorOf(work: Work): string {
  const memberId = memberOf(work.actor);
  if (memberId !== null) return memberId;
  throw new DomainError(
    "forbidden",
    "A background job cannot write this. Sign in, or use a token of a member.",
  );
}
