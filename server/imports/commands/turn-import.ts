import { and, eq } from "drizzle-orm";
import { importJobs } from "~/db/schema/imports";
import type { AuditEntry } from "~/server/core/audit";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { heldJob, type Job, jobOf, shownJob } from "../queries/job-row";
import { type ImportVerb, stateWords, verbsOf } from "../rules/import-words";

type Change = Partial<Omit<typeof importJobs.$inferInsert, "orgId" | "id">>;

const refusals: Readonly<Record<ImportVerb, string>> = {
  start: "Only an import that was looked over and not yet started can be started.",
  cancel: "Only an import that waits or is under way can be stopped.",
  resume: "Only an import that was stopped can go on.",
  undo: "Only what was imported, whole or in part, can be taken back.",
};

/**
 * Changes an import's state when the verb fits it. Whoever works on it finds its lease gone at the next piece.
 * @throws DomainError not-found; precondition when the verb does not fit
 */
export async function turn(
  work: Work,
  { importId, verb }: { readonly importId: string; readonly verb: ImportVerb },
  changeOf: (job: Job) => Change,
): Promise<{ result: ReturnType<typeof shownJob>; audit: AuditEntry }> {
  const job = await heldJob(work, importId);
  if (!verbsOf(job).includes(verb)) {
    throw new DomainError(
      "precondition",
      `${refusals[verb]} It is: ${stateWords(job).toLowerCase()}.`,
    );
  }
  await work.db
    .update(importJobs)
    .set({
      ...changeOf(job),
      leaseEpoch: job.leaseEpoch + 1,
      leaseUntil: null,
      updatedAt: work.now(),
    })
    .where(and(eq(importJobs.orgId, work.orgId), eq(importJobs.id, importId)));
  const after = await jobOf(work, importId);
  return {
    result: shownJob(after),
    audit: {
      subject: `import:${importId}`,
      before: { phase: job.phase, status: job.status },
      after: { phase: after.phase, status: after.status, origin: job.origin },
    },
  };
}

/** A phase from its beginning. */
export const fromTheStart = {
  cursor: {},
  done: 0,
  workedMs: 0,
  problem: "",
  finishedAt: null,
} as const;
