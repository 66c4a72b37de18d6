import { and, eq, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { importJobs, importNotes } from "~/db/schema/imports";
import type { Context, Work } from "~/server/core/context";
import type { Source } from "../adapters/source";
import type { Job } from "../queries/job-row";
import type { NoteReason } from "../rules/import-words";
import { cutTo } from "../rules/names";

/** Where an import goes on. */
export type Place = {
  readonly step: string;
  readonly cursor: Readonly<Record<string, string>>;
  readonly done: number;
  readonly found: Readonly<Record<string, number>>;
};

/** An import while somebody works on it. */
export type Hold = {
  readonly context: Context;
  readonly job: Job;
  readonly source: Source;
  /** When the work that is not yet written down began, by the process's own clock. */
  since: number;
};

/** The import was stopped, or somebody else works on it by now: nothing more may be written. */
export class LostLease extends Error {
  override readonly name = "LostLease";
}

/** After this long without a sign of life, in seconds, somebody else takes over. */
export const LEASE_SECONDS = 30;

export const settings = ({ orgId }: Pick<Context, "orgId">) => ({ "app.org_id": orgId }) as const;

/** Only while this holder has the import and nobody has stopped it. */
export const isMine = ({ orgId }: Pick<Work, "orgId">, { id, leaseEpoch }: Job) =>
  and(
    eq(importJobs.orgId, orgId),
    eq(importJobs.id, id),
    eq(importJobs.leaseEpoch, leaseEpoch),
    eq(importJobs.status, "running"),
  );

/**
 * Writes a piece together with where to go on, so that a cut between two pieces loses and doubles nothing.
 * @throws LostLease
 */
export async function commit(
  hold: Hold,
  place: Place,
  write: (work: Work) => Promise<void>,
): Promise<void> {
  const { context, job } = hold;
  await database().transaction(settings(context), async (db) => {
    const work: Work = { ...context, db };
    const began = hold.since;
    hold.since = performance.now();
    const kept = await db
      .update(importJobs)
      .set({
        ...place,
        workedMs: sql`${importJobs.workedMs} + ${Math.max(0, Math.round(hold.since - began))}`,
        leaseUntil: sql`now() + make_interval(secs => ${LEASE_SECONDS})`,
        updatedAt: context.now(),
      })
      .where(isMine(work, job))
      .returning({ id: importJobs.id });
    if (kept.length === 0) throw new LostLease("The import was stopped or is worked on elsewhere.");
    await write(work);
  });
}

/** Keeps the lease during a long wait for the source. @returns whether it is still held */
export async function stayAlive(context: Context, job: Job): Promise<boolean> {
  const kept = await database().transaction(settings(context), (db) =>
    db
      .update(importJobs)
      .set({ leaseUntil: sql`now() + make_interval(secs => ${LEASE_SECONDS})` })
      .where(isMine(context, job))
      .returning({ id: importJobs.id }),
  );
  return kept.length > 0;
}

export type Note = {
  readonly reason: NoteReason;
  readonly kind: string;
  readonly originId: string;
  readonly name: string;
  readonly became?: string;
};

/** Says what was left out or changed on the way. Saying it again changes nothing. */
export async function note(
  { db, orgId }: Work,
  importId: string,
  notes: readonly Note[],
): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ originId, name, became = "", ...rest }) => ({
    ...rest,
    originId: cutTo(originId, 3000),
    name: cutTo(name, 600),
    became: cutTo(became, 600),
  }));
  await db.execute(sql`
    insert into ${importNotes} (org_id, import_id, reason, kind, origin_id, name, became)
    select ${orgId}::uuid, ${importId}::uuid, reason, kind, "originId", name, became
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as sent (reason text, kind text, "originId" text, name text, became text)
    on conflict do nothing`);
}
