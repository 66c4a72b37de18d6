import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runs, runStatuses, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { factsOf, runFacts } from "../queries/run-row";
import { activeRun, type RunState } from "../queries/run-state";
import { MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { runIdText } from "../rules/run-id";
import { NAME_TAG } from "../rules/special-tags";
import { packEndedRun } from "./pack-series";
import { epochMs, plainText, runId } from "./run-input";
import { digestOfRun } from "./seal";

const ended: readonly string[] = ["FINISHED", "FAILED", "KILLED"];

export const updateRun = command({
  name: "tracking.update-run",
  summary: "Changes a run's status, end or name. A run that ends is packed and sealed.",
  permission: "tracking:write",
  route: "PUT /runs/{runId}",
  input: z.strictObject({
    runId,
    status: z.enum(runStatuses).optional(),
    endedMs: epochMs.optional(),
    name: plainText(MAX_TAG_VALUE_CHARACTERS).optional(),
  }),
  output: runFacts,
  run: async (work, { runId, status, endedMs, name }) => {
    const before = await activeRun(work, runId);
    const after: RunState = {
      ...before,
      status: status ?? before.status,
      endedMs: endedMs ?? before.endedMs,
      name: name || before.name,
    };
    if (after.name !== before.name) await writeNameTag(work, after);
    const sealedDigest = await sealOf(work, after);
    const changed = { status: after.status, endedMs: after.endedMs, name: after.name };
    await work.db
      .update(runs)
      .set({ ...changed, sealedDigest })
      .where(and(eq(runs.orgId, work.orgId), eq(runs.id, before.id)));
    return {
      result: factsOf({ ...after, sealedDigest }),
      audit: {
        subject: `run:${runIdText(before.id)}`,
        before: { status: before.status, endedMs: before.endedMs, name: before.name },
        after: { ...changed, sealedDigest },
      },
    };
  },
});

/** A run that is not ended has no seal: more may come. */
async function sealOf(work: Work, { id, status }: RunState): Promise<string | null> {
  if (!ended.includes(status)) return null;
  await packEndedRun(work, id);
  return digestOfRun(work, id);
}

const writeNameTag = ({ db, orgId }: Work, { id, experimentId, name }: RunState) =>
  db
    .insert(runTags)
    .values({ orgId, runId: id, experimentId, key: NAME_TAG, value: name })
    .onConflictDoUpdate({
      target: [runTags.orgId, runTags.runId, runTags.key],
      set: { value: name },
    });
