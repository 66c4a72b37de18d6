import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { experiments, experimentTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";

/** An experiment as it leaves: what its runs share. */
export const experimentShape = z.object({
  experimentId: z.number().int(),
  name: z.string(),
  artifactRoot: z.string(),
  note: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  deletedAt: z.date().nullable(),
  tags: z.record(z.string(), z.string()),
});
export type Experiment = z.output<typeof experimentShape>;

// The table stands before its columns: without it they would be the tag's own inside the sub-query.
const tags = sql<Record<string, string>>`(
  select coalesce(jsonb_object_agg(tag.key, tag.value), '{}') from ${experimentTags} tag
  where tag.org_id = ${experiments}.org_id and tag.experiment_id = ${experiments}.id)`;

export const experimentColumns = {
  experimentId: experiments.id,
  name: experiments.name,
  artifactRoot: experiments.artifactRoot,
  note: experiments.note,
  createdAt: experiments.createdAt,
  updatedAt: experiments.updatedAt,
  deletedAt: experiments.deletedAt,
  tags,
};

/** The experiment, deleted or not. */
export async function experimentOf(work: Work, experimentId: number): Promise<Experiment> {
  const [row] = await work.db
    .select(experimentColumns)
    .from(experiments)
    .where(and(eq(experiments.orgId, work.orgId), eq(experiments.id, experimentId)));
  if (row === undefined) {
    throw unknownExperiment(experimentId);
  }
  return row;
}

const unknownExperiment = (experimentId: number): DomainError =>
  new DomainError("not-found", `No Experiment with id=${experimentId} exists`);

/**
 * Locks an experiment that is in use, so that it cannot be deleted meanwhile.
 * @throws DomainError precondition when it is deleted: its runs and tags stay as they are.
 */
export async function activeExperiment(work: Work, experimentId: number): Promise<Experiment> {
  await work.db
    .select({ id: experiments.id })
    .from(experiments)
    .where(and(eq(experiments.orgId, work.orgId), eq(experiments.id, experimentId)))
    .for("share");
  const experiment = await experimentOf(work, experimentId);
  if (experiment.deletedAt === null) return experiment;
  throw deleted(experimentId);
}

const deleted = (experimentId: number): DomainError =>
  new DomainError(
    "precondition",
    `The experiment ${experimentId} must be in the 'active' state. Current state is deleted. Restore it first.`,
  );

/** As `activeExperiment`, in one statement: only where its runs keep their files. */
export async function activeRoot({ db, orgId }: Work, experimentId: number): Promise<string> {
  const [row] = await db
    .select({ artifactRoot: experiments.artifactRoot, deletedAt: experiments.deletedAt })
    .from(experiments)
    .where(and(eq(experiments.orgId, orgId), eq(experiments.id, experimentId)))
    .for("share");
  if (row === undefined) throw unknownExperiment(experimentId);
  if (row.deletedAt !== null) throw deleted(experimentId);
  return row.artifactRoot;
}
