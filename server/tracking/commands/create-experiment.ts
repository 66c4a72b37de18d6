import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { experimentCounters, experiments, experimentTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { artifactLocationProblem } from "../rules/names";
import { experimentName, experimentTag } from "./experiment-input";

export const createExperiment = command({
  name: "tracking.create-experiment",
  summary:
    "Starts an experiment: what its runs share is its name, its tags and where artifacts go.",
  permission: "tracking:write",
  route: "POST /experiments",
  input: z.strictObject({
    name: experimentName,
    artifactRoot: z.string().trim().max(1000).default(""),
    tags: z.array(experimentTag).max(100).default([]),
  }),
  output: z.object({ experimentId: z.number().int() }),
  run: async (work, { name, artifactRoot, tags }) => {
    const { db, orgId } = work;
    const problem = artifactLocationProblem(artifactRoot);
    if (problem !== null) throw new DomainError("invalid", problem);
    await refuseTaken(work, name);
    const experimentId = await nextExperiment(work);
    const at = work.now();
    const inserted = await db
      .insert(experiments)
      .values({
        orgId,
        id: experimentId,
        name,
        artifactRoot: artifactRoot || `mlflow-artifacts:/${experimentId}`,
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: experiments.id });
    if (inserted.length === 0) throw taken(name);
    const rows = tags.map((tag) => ({ orgId, experimentId, ...tag }));
    if (rows.length > 0) await db.insert(experimentTags).values(rows).onConflictDoNothing();
    return {
      result: { experimentId },
      audit: { subject: `experiment:${experimentId}`, after: { name, tags } },
    };
  },
});

/** Before a number is drawn for nothing. The unique key decides when two come at the same moment. */
async function refuseTaken({ db, orgId }: Work, name: string): Promise<void> {
  const [there] = await db
    .select({ id: experiments.id, deletedAt: experiments.deletedAt })
    .from(experiments)
    .where(and(eq(experiments.orgId, orgId), eq(experiments.name, name)));
  if (there !== undefined) throw taken(name, there.deletedAt !== null);
}

function taken(name: string, deleted = false): DomainError {
  const advice = deleted
    ? " It is deleted: restore it, or choose another name."
    : " Choose another name.";
  return new DomainError("conflict", `Experiment(name=${name}) already exists.${advice}`, {
    fields: { name: "Choose another name; this one is taken." },
  });
}

/** Draws the number of a new experiment; its row of the counter is held until the transaction ends. */
export async function nextExperiment({ db, orgId }: Work): Promise<number> {
  const [drawn] = await db
    .update(experimentCounters)
    .set({ nextId: sql`${experimentCounters.nextId} + 1` })
    .where(eq(experimentCounters.orgId, orgId))
    .returning({ next: experimentCounters.nextId });
  if (drawn === undefined) throw new Error("The organisation has no counter of experiments.");
  return drawn.next - 1;
}
