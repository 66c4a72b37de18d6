import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { type RunState, whyNotActive } from "../queries/run-state";
import { MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { tagKeyProblem } from "../rules/names";
import { runIdText } from "../rules/run-id";
import { lockedRuns, MOST_AT_ONCE, severalRuns } from "./change-runs";
import { entryKey, plainText, runId } from "./run-input";

export const tagRuns = command({
  name: "tracking.tag-runs",
  summary: "Writes or removes one tag of several runs, all or none; answers with what it was.",
  permission: "tracking:write",
  route: "POST /runs/tag",
  input: z.strictObject({
    key: entryKey,
    runs: z
      .array(
        z.strictObject({
          runId,
          /** Null: no such tag. */
          value: plainText(MAX_TAG_VALUE_CHARACTERS).nullable(),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  output: z.object({
    key: z.string(),
    before: z.array(z.object({ runId: z.string(), value: z.string().nullable() })),
  }),
  run: async (work, { key, runs: asked }) => {
    refuseKey(key);
    const wanted = new Map(asked.map(({ runId: id, value }) => [plain(id), value]));
    const locked = await lockedRuns(
      work,
      asked.map(({ runId: id }) => id),
    );
    refuseInactive(locked);
    const was = await valuesOf(work, locked, key);
    const before = locked.map(({ id }) => ({ runId: runIdText(id), value: was.get(id) ?? null }));
    const changes = locked.map((run) => ({ run, value: wanted.get(runIdText(run.id)) ?? null }));
    await write(work, key, changes);
    const after = changes.map(({ run, value }) => ({ runId: runIdText(run.id), value }));
    return {
      result: { key, before },
      audit: {
        subject: severalRuns(locked.length),
        before: { key, runs: before },
        after: { key, runs: after },
      },
    };
  },
});

const plain = (id: string): string => id.replaceAll("-", "").toLowerCase();

/** Tags of the client mean something to it: the name, the parent, the source. */
function refuseKey(key: string): void {
  const problem = key.startsWith("mlflow.")
    ? "Tags that begin with mlflow. belong to the client. Choose another name."
    : tagKeyProblem(key);
  if (problem !== null) throw new DomainError("invalid", problem, { fields: { key: problem } });
}

function refuseInactive(all: readonly RunState[]): void {
  for (const run of all) {
    const problem = whyNotActive(run, runIdText(run.id));
    if (problem !== null) throw problem;
  }
}

async function valuesOf({ db, orgId }: Work, all: readonly RunState[], key: string) {
  const ids = all.map(({ id }) => id);
  const rows = await db
    .select({ id: runTags.runId, value: runTags.value })
    .from(runTags)
    .where(and(eq(runTags.orgId, orgId), inArray(runTags.runId, ids), eq(runTags.key, key)));
  return new Map(rows.map(({ id, value }) => [id, value]));
}

type Change = { readonly run: RunState; readonly value: string | null };

async function write({ db, orgId }: Work, key: string, changes: readonly Change[]): Promise<void> {
  const gone = changes.flatMap(({ run, value }) => (value === null ? [run.id] : []));
  const kept = changes.flatMap(({ run, value }) =>
    value === null ? [] : [{ orgId, runId: run.id, experimentId: run.experimentId, key, value }],
  );
  if (gone.length > 0) {
    await db
      .delete(runTags)
      .where(and(eq(runTags.orgId, orgId), inArray(runTags.runId, gone), eq(runTags.key, key)));
  }
  if (kept.length === 0) return;
  await db
    .insert(runTags)
    .values(kept)
    .onConflictDoUpdate({
      target: [runTags.orgId, runTags.runId, runTags.key],
      set: { value: sql`excluded.value` },
    });
}
