import { and, eq, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { importItems, importJobs } from "~/db/schema/imports";
import { announce } from "~/server/core/announce";
import { record } from "~/server/core/audit";
import type { Context, Work } from "~/server/core/context";
import { SourceProblem } from "../adapters/guarded-http";
import { openSource } from "../adapters/open-source";
import { noSource, type Source } from "../adapters/source";
import type { Job } from "../queries/job-row";
import { cutTo } from "../rules/names";
import { checkSteps } from "./check-steps";
import {
  type Hold,
  isMine,
  LEASE_SECONDS,
  LostLease,
  type Place,
  settings,
  stayAlive,
} from "./hold";
import { importSteps } from "./import-steps";
import { LAST, type Step } from "./steps";
import { undoSteps } from "./undo-steps";

const ALIVE_EVERY_MS = 8000;

const steps: Readonly<Record<Job["phase"], Readonly<Record<string, Step>>>> = {
  check: checkSteps,
  import: importSteps,
  undo: undoSteps,
};

/** Takes the oldest import that waits, or whose worker gave no sign of life. */
async function claim(context: Context): Promise<Job | undefined> {
  const { orgId } = context;
  return database().transaction(settings(context), async (db) => {
    const [job] = await db
      .update(importJobs)
      .set({
        status: "running",
        leaseEpoch: sql`${importJobs.leaseEpoch} + 1`,
        leaseUntil: sql`now() + make_interval(secs => ${LEASE_SECONDS})`,
        updatedAt: context.now(),
      })
      .where(
        and(
          eq(importJobs.orgId, orgId),
          sql`${importJobs.id} = (select due.id from import_job due where due.org_id = ${orgId}
            and (due.status = 'waiting' or (due.status = 'running' and due.lease_until < now()))
            order by due.created_at limit 1 for update skip locked)`,
        ),
      )
      .returning();
    return job;
  });
}

type Opener = (job: Job) => Promise<Source>;

/**
 * Takes an import that is due and works on it until its phase is over, it is stopped, or `stopping` says so. What was
 * written stays, and the next call goes on behind it. @returns whether there was one
 */
export async function carryOn(
  context: Context,
  stopping: () => boolean = () => false,
  open: Opener = openSource,
): Promise<boolean> {
  const job = await claim(context);
  if (job === undefined) return false;
  announce(context.orgId, "imports.take-up");
  const alive = setInterval(
    () => void stayAlive(context, job).catch(() => undefined),
    ALIVE_EVERY_MS,
  );
  try {
    await work(context, job, { stopping, open });
  } catch (error) {
    if (!(error instanceof LostLease)) await fail(context, job, error);
  } finally {
    clearInterval(alive);
    announce(context.orgId, "imports.pause");
  }
  return true;
}

type How = { readonly stopping: () => boolean; readonly open: Opener };

async function work(context: Context, job: Job, { stopping, open }: How): Promise<void> {
  const source = job.phase === "undo" ? noSource : await open(job);
  const hold: Hold = { context, job, source, since: performance.now() };
  try {
    let place: Place = { step: job.step, cursor: job.cursor, done: job.done, found: job.found };
    while (place.step !== LAST) {
      if (stopping()) return await release(context, job);
      const step = steps[job.phase][place.step];
      if (step === undefined) throw new Error(`An import has no step ${place.step}.`);
      place = await step(hold, place);
    }
    await conclude(context, job, { status: "done", problem: "" });
  } finally {
    await source.close();
  }
}

/** Gives it back, so that the next process goes on at once. */
async function release(context: Context, job: Job): Promise<void> {
  await database().transaction(settings(context), (db) =>
    db.update(importJobs).set({ status: "waiting", leaseUntil: null }).where(isMine(context, job)),
  );
}

type Outcome = { readonly status: "done" | "failed"; readonly problem: string };

/** Ends the phase and says so in the trail, in one transaction. */
async function conclude(context: Context, job: Job, outcome: Outcome): Promise<void> {
  await database().transaction(settings(context), async (db) => {
    const inside: Work = { ...context, db };
    const at = context.now();
    const isOver = outcome.status === "done";
    const ended = await db
      .update(importJobs)
      .set({
        ...outcome,
        leaseUntil: null,
        updatedAt: at,
        finishedAt: at,
        // Neither is needed any more once everything is here or gone again.
        ...(isOver && job.phase !== "check" ? { sealedCredentials: null, fileSha256: null } : {}),
        ...(isOver ? { total: sql`${importJobs.done}` } : {}),
      })
      .where(isMine(inside, job))
      .returning({ done: importJobs.done, found: importJobs.found });
    const [row] = ended;
    if (row === undefined) throw new LostLease("The import was stopped or is worked on elsewhere.");
    const after = { ...outcome, done: row.done, ...(await countsOf(inside, job)) };
    await record(inside, `imports.${isOver ? "finish" : "fail"}-${job.phase}`, {
      subject: `import:${job.id}`,
      after,
    });
  });
}

async function fail(context: Context, job: Job, error: unknown): Promise<void> {
  const isTheirs = error instanceof SourceProblem;
  if (!isTheirs) context.log.error({ err: error, importId: job.id }, "an import failed");
  const problem = isTheirs
    ? error.message
    : "Something went wrong on our side. What came so far is kept; the log has the details.";
  try {
    await conclude(context, job, { status: "failed", problem: cutTo(problem, 2000) });
  } catch (later) {
    // The lease runs out by itself, and the import is taken up again.
    context.log.warn({ err: later, importId: job.id }, "an import could not be ended");
  }
}

/** How many of each kind this import has made, and how many of those were removed again. */
async function countsOf({ db, orgId }: Work, { id }: Job) {
  const rows = await db.execute<{ kind: string; made: number; removed: number }>(sql`
    select kind, count(*)::int as made, count(removed_at)::int as removed from ${importItems}
    where org_id = ${orgId} and import_id = ${id} and how = 'made' group by kind order by kind`);
  return {
    made: Object.fromEntries(rows.map(({ kind, made, removed }) => [kind, { made, removed }])),
  };
}
