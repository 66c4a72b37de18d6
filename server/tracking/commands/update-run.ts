import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runs, runStatuses, runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import type { Done } from "~/server/core/shared-commit";
import { factsOf, type RunFacts, runFacts } from "../queries/run-row";
import { activeRun, type RunState } from "../queries/run-state";
import { MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { runIdOfText, runIdText } from "../rules/run-id";
import { NAME_TAG } from "../rules/special-tags";
import { type End, endedStatuses, endRuns } from "./end-runs";
import { packEndedRun } from "./pack-series";
import { epochMs, plainText, runId } from "./run-input";
import { digestOfRun } from "./seal";

const ended: readonly string[] = endedStatuses;

const input = z.strictObject({
  runId,
  status: z.enum(runStatuses).optional(),
  endedMs: epochMs.optional(),
  name: plainText(MAX_TAG_VALUE_CHARACTERS).optional(),
});
type Asked = z.output<typeof input>;

export const updateRun = command({
  name: "tracking.update-run",
  summary: "Changes a run's status, end or name. A run that ends is packed and sealed.",
  permission: "tracking:write",
  route: "PUT /runs/{runId}",
  input,
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
      .set({ ...changed, sealedDigest: isOver ? digestOfRun(work.orgId, before.id) : null })
      .where(and(eq(runs.orgId, work.orgId), eq(runs.id, before.id)))
      .returning({ sealedDigest: runs.sealedDigest });
    const { sealedDigest } = found(updated, "The run");
    return changedRun({ before, after: { ...after, sealedDigest } });
  },
  several: async (work, calls) => {
    const ends = calls.map(({ input: asked }) => endOf(asked));
    // Of two changes of one run, the second has to see the first.
    const first = new Map<string, End>();
    for (const end of ends) if (end !== null && !first.has(end.id)) first.set(end.id, end);
    const changed = await endRuns(work, [...first.values()]);
    return ends.map((end) => {
      if (end === null || first.get(end.id) !== end) return null;
      const run = changed.get(end.id);
      return run === undefined
        ? null
        : changedRun({ ...run, before: { ...run.after, ...run.before } });
    });
  },
});

/** Null for what is more than a change of state or end. */
function endOf({ runId: text, status, endedMs, name = "" }: Asked): End | null {
  const id = runIdOfText(text);
  if (id === null || name !== "") return null;
  return { id, status: status ?? null, endedMs: endedMs ?? null };
}

type Change = { readonly before: RunState; readonly after: RunState };

function changedRun({ before, after }: Change): Done<RunFacts> {
  const { status, endedMs, name, sealedDigest } = after;
  return {
    result: factsOf(after),
    audit: {
      subject: `run:${runIdText(after.id)}`,
      before: { status: before.status, endedMs: before.endedMs, name: before.name },
      after: { status, endedMs, name, sealedDigest },
    },
  };
}

const writeNameTag = ({ db, orgId }: Work, { id, experimentId, name }: RunState) =>
  db
    .insert(runTags)
    .values({ orgId, runId: id, experimentId, key: NAME_TAG, value: name })
    .onConflictDoUpdate({
      target: [runTags.orgId, runTags.runId, runTags.key],
      set: { value: name },
    });
