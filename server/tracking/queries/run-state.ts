import { and, eq } from "drizzle-orm";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { runIdOfText } from "../rules/run-id";

/** Its key in searches by name is derived and stays in the table. */
export type RunState = Omit<typeof runs.$inferSelect, "nameKey">;

export const unknownRun = (runId: string): DomainError =>
  new DomainError("not-found", `Run with id=${runId.slice(0, 256)} not found`);

/** The run's own row, deleted or not. */
export async function runOf({ db, orgId }: Work, runId: string): Promise<RunState> {
  const id = runIdOfText(runId);
  if (id === null) throw unknownRun(runId);
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.orgId, orgId), eq(runs.id, id)));
  if (run === undefined) throw unknownRun(runId);
  return run;
}

/**
 * Locks a run for a change of its row; whoever logs to it need not wait.
 * @throws DomainError not-found; precondition when it is deleted or frozen.
 */
export async function lockedRun({ db, orgId }: Work, runId: string): Promise<RunState> {
  const id = runIdOfText(runId);
  if (id === null) throw unknownRun(runId);
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.orgId, orgId), eq(runs.id, id)))
    .for("no key update");
  if (run === undefined) throw unknownRun(runId);
  return run;
}

export async function activeRun(work: Work, runId: string): Promise<RunState> {
  const run = await lockedRun(work, runId);
  const problem = whyNotActive(run, runId);
  if (problem !== null) throw problem;
  return run;
}

/** Why nothing of the run may change; null when it may. */
export function whyNotActive(
  { deletedAt, frozenAt }: Pick<RunState, "deletedAt" | "frozenAt">,
  runId: string,
): DomainError | null {
  if (deletedAt !== null) {
    const message = `The run ${runId} must be in the 'active' state. Current state is deleted. Restore it first.`;
    return new DomainError("precondition", message);
  }
  if (frozenAt !== null) {
    const message = `The run ${runId} is frozen since ${frozenAt.toISOString()}: a request for approval stands on it. Log to a new run, or withdraw the request first.`;
    return new DomainError("precondition", message);
  }
  return null;
}
