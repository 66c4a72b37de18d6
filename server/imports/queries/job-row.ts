import { and, eq } from "drizzle-orm";
import { z } from "zod";
import {
  importClashes,
  importJobs,
  importPhases,
  importSources,
  importStatuses,
} from "~/db/schema/imports";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";

export type Job = typeof importJobs.$inferSelect;

export const importId = z.uuid();

/** What everybody may see of an import. */
export const jobShape = z.object({
  id: z.uuid(),
  source: z.enum(importSources),
  /** The server's address, or the name of the file. */
  origin: z.string(),
  hasCredentials: z.boolean(),
  withFiles: z.boolean(),
  deletedToo: z.boolean(),
  experimentClash: z.enum(importClashes),
  modelClash: z.enum(importClashes),
  phase: z.enum(importPhases),
  status: z.enum(importStatuses),
  step: z.string(),
  done: z.number().int(),
  /** 0 while nobody knows. */
  total: z.number().int(),
  workedMs: z.number().int(),
  /** What the look found, by kind. */
  found: z.record(z.string(), z.number()),
  problem: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  finishedAt: z.date().nullable(),
});

export const shownJob = (job: Job): z.output<typeof jobShape> => ({
  id: job.id,
  source: job.source,
  origin: job.origin,
  hasCredentials: job.sealedCredentials !== null,
  withFiles: job.withFiles,
  deletedToo: job.deletedToo,
  experimentClash: job.experimentClash,
  modelClash: job.modelClash,
  phase: job.phase,
  status: job.status,
  step: job.step,
  done: job.done,
  total: job.total,
  workedMs: job.workedMs,
  found: job.found,
  problem: job.problem,
  createdAt: job.createdAt,
  updatedAt: job.updatedAt,
  finishedAt: job.finishedAt,
});

const isJob = ({ orgId }: Work, id: string) =>
  and(eq(importJobs.orgId, orgId), eq(importJobs.id, id));

/** @throws DomainError not-found */
export async function jobOf(work: Work, id: string): Promise<Job> {
  const [job] = await work.db.select().from(importJobs).where(isJob(work, id));
  return found(job, "The import");
}

/** Locks the import, so that its worker waits while a person decides. @throws DomainError not-found */
export async function heldJob(work: Work, id: string): Promise<Job> {
  const [job] = await work.db.select().from(importJobs).where(isJob(work, id)).for("update");
  return found(job, "The import");
}
