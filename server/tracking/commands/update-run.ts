import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runs, runStatuses, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
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
    const isOver = ended.includes(after.status);
    if (isOver) await packEndedRun(work, before.id);
    const changed = { status: after.status, endedMs: after.endedMs, name: after.name };
    const [updated] = await work.db
      .update(runs)
      // A run that is not ended has no seal: more may come.
      .set({ ...changed, sealedDigest: isOver ? digestOfRun(work, before.id) : null })
      .where(and(eq(runs.orgId, work.orgId), eq(runs.id, before.id)))
      .returning({ sealedDigest: runs.sealedDigest });
    const { sealedDigest } = found(updated, "The run");
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

const writeNameTag = ({ db, orgId }: Work, { id, experimentId, name }: RunState) =>
  db
    .insert(runTags)
    .values({ orgId, runId: id, experimentId, key: NAME_TAG, value: name })
    .onConflictDoUpdate({
      target: [runTags.orgId, runTags.runId, runTags.key],
      set: { value: name },
    });
