import { sql } from "drizzle-orm";
import { database } from "~/db/client";
import { sqlError } from "~/db/lease";
import { importItems } from "~/db/schema/imports";
import type { Work } from "~/server/core/context";
import { apart } from "~/server/core/savepoint";
import { fingerprints, type Printed } from "../queries/fingerprints";
import { commit, type Hold, note, type Place, settings } from "./hold";
import { LAST, passTo, type Step } from "./steps";
import { removals } from "./undo-kinds";

/** Things that one piece removes. */
const AT_ONCE = 200;

type Made = { readonly originId: string; readonly localId: string; readonly fingerprint: string };

/** What this import made of a kind and nobody has removed yet, behind the cursor. */
async function madeAfter(
  { context, job }: Hold,
  kind: Printed,
  { cursor }: Place,
): Promise<readonly Made[]> {
  return database().read(settings(context), (db) =>
    db.execute<Made>(sql`
      select origin_id as "originId", local_id as "localId", fingerprint from ${importItems}
      where org_id = ${context.orgId} and import_id = ${job.id} and kind = ${kind} and how = 'made'
        and removed_at is null and origin_id > ${cursor["after"] ?? ""}
      order by origin_id limit ${AT_ONCE}::int`),
  );
}

/** Removes what is as it was brought. What was changed since, or is used by what came later, stays and is named. */
const undoing =
  (kind: Printed, then: string): Step =>
  async (hold, place) => {
    const made = await madeAfter(hold, kind, place);
    const last = made.at(-1);
    if (last === undefined) return passTo(hold, place, then);
    const on = { ...place, done: place.done + made.length, cursor: { after: last.originId } };
    await commit(hold, on, (work) => removeAll(work, hold, { kind, made }));
    return on;
  };

type Batch = { readonly kind: Printed; readonly made: readonly Made[] };

async function removeAll(work: Work, { job }: Hold, { kind, made }: Batch): Promise<void> {
  const { lock, changed, inUse, remove } = removals[kind];
  const ids = made.map(({ localId }) => localId);
  // Whoever changes one of them from here on waits, and then finds it gone.
  await lock(work, ids);
  const now = await fingerprints(work, kind, ids);
  const differs = made.filter(
    ({ localId, fingerprint }) => now.has(localId) && now.get(localId) !== fingerprint,
  );
  const same = made.filter((one) => !differs.includes(one)).map(({ localId }) => localId);
  const touched = new Set([
    ...differs.map(({ localId }) => localId),
    ...(await changed(work, job.id, same)),
  ]);
  const used = new Set(
    await inUse(
      work,
      same.filter((id) => !touched.has(id)),
    ),
  );
  const free = same.filter((id) => !touched.has(id) && !used.has(id));
  for (const id of await refused(work, free, remove)) used.add(id);
  const kept = made.filter(({ localId }) => touched.has(localId) || used.has(localId));
  await note(
    work,
    job.id,
    kept.map(({ originId, localId }) => ({
      reason: touched.has(localId) ? "changed" : "in-use",
      kind,
      originId,
      name: originId,
      became: localId,
    })),
  );
  const gone = made.filter((one) => !kept.includes(one));
  await forget(work, job.id, { kind, made: gone });
}

/** Says that things are gone, and the files that went with them. */
async function forget(work: Work, importId: string, { kind, made }: Batch): Promise<void> {
  const gone = sql.param(made.map(({ originId }) => originId));
  const owners = sql.param(
    made.map(({ localId }) => `${kind === "run" ? "run" : "model"}:${localId}`),
  );
  await work.db.execute(sql`
    update ${importItems} set removed_at = ${work.now()}::timestamptz
    where org_id = ${work.orgId} and import_id = ${importId} and removed_at is null
      and ((kind = ${kind} and origin_id = any(${gone}::text[]))
        or (kind = 'file' and split_part(local_id, '/', 1) = any(${owners}::text[])))`);
}

type Remove = (work: Work, ids: readonly string[]) => Promise<void>;

/** Removes all at once, or one after the other when something refers to one of them. @returns which could not go */
async function refused(
  work: Work,
  ids: readonly string[],
  remove: Remove,
): Promise<readonly string[]> {
  if (ids.length === 0 || (await tried(work, ids, remove))) return [];
  const left: string[] = [];
  for (const id of ids) if (!(await tried(work, [id], remove))) left.push(id);
  return left;
}

async function tried(work: Work, ids: readonly string[], remove: Remove): Promise<boolean> {
  try {
    await apart(work, () => remove(work, ids));
    return true;
  } catch (error) {
    // foreign_key_violation: something that came later refers to one of them.
    if (sqlError(error)?.code === "23503") return false;
    throw error;
  }
}

/** Takes an import back, in the order in which one thing stands on another. */
export const undoSteps = {
  versions: undoing("version", "models"),
  models: undoing("model", "logged-models"),
  "logged-models": undoing("logged-model", "runs"),
  runs: undoing("run", "experiments"),
  experiments: undoing("experiment", LAST),
} as const;
