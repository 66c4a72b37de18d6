import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { activeExperiment } from "../queries/experiment-row";
import { type RunState, unknownRun, whyNotActive } from "../queries/run-state";
import { runIdOfText, runIdText } from "../rules/run-id";
import { runId } from "./run-input";

/** As many as a page of a list holds. */
export const MOST_AT_ONCE = 200;

const runIds = z.array(runId).min(1).max(MOST_AT_ONCE);
const output = z.object({ runIds: z.array(z.string()) });

/** How the trail names several; which ones stands in the entry. */
export const severalRuns = (count: number): string => `runs:${count}`;

/**
 * The runs of these names, locked in one order, so that two who want the same ones wait for each other.
 * @throws DomainError not-found for the first one nobody started
 */
export async function lockedRuns(work: Work, names: readonly string[]): Promise<RunState[]> {
  const asked = new Map(names.map((name) => [runIdOfText(name) ?? "", name]));
  const ids = [...asked.keys()].filter((id) => id !== "");
  const rows =
    ids.length === 0
      ? []
      : await work.db
          .select()
          .from(runs)
          .where(and(eq(runs.orgId, work.orgId), inArray(runs.id, ids)))
          .orderBy(asc(runs.id))
          .for("no key update");
  const known = new Set(rows.map(({ id }) => id));
  const missing = [...asked].find(([id]) => !known.has(id));
  if (missing !== undefined) throw unknownRun(missing[1]);
  return rows;
}

const setDeleted = ({ db, orgId }: Work, all: readonly RunState[], deletedAt: Date | null) =>
  db
    .update(runs)
    .set({ deletedAt })
    .where(
      and(
        eq(runs.orgId, orgId),
        inArray(
          runs.id,
          all.map(({ id }) => id),
        ),
      ),
    );

const textsOf = (all: readonly RunState[]): string[] => all.map(({ id }) => runIdText(id));

export const deleteRuns = command({
  name: "tracking.delete-runs",
  summary: "Puts several runs aside, all or none. Everything logged to them is kept.",
  permission: "tracking:write",
  route: "POST /runs/delete",
  input: z.strictObject({ runIds }),
  output,
  run: async (work, asked) => {
    const locked = await lockedRuns(work, asked.runIds);
    const active = locked.filter(({ deletedAt }) => deletedAt === null);
    for (const run of active) {
      const problem = whyNotActive(run, runIdText(run.id));
      if (problem !== null) throw problem;
    }
    const deletedAt = work.now();
    if (active.length > 0) await setDeleted(work, active, deletedAt);
    const done = textsOf(active);
    return {
      result: { runIds: done },
      audit: { subject: severalRuns(done.length), before: { runs: done }, after: { deletedAt } },
    };
  },
});

export const restoreRuns = command({
  name: "tracking.restore-runs",
  summary: "Brings several deleted runs back, all or none.",
  permission: "tracking:write",
  route: "POST /runs/restore",
  input: z.strictObject({ runIds }),
  output,
  run: async (work, asked) => {
    const locked = await lockedRuns(work, asked.runIds);
    for (const experimentId of new Set(locked.map((run) => run.experimentId)))
      await activeExperiment(work, experimentId);
    await setDeleted(work, locked, null);
    const done = textsOf(locked);
    return {
      result: { runIds: done },
      audit: { subject: severalRuns(done.length), after: { restored: done } },
    };
  },
});
