import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { database } from "~/db/client";
import type { NamedCheck, Verdict } from "~/server/http/health";

/** What must hold for this process to be useful. `needed.migrations` is how many this version knows. */
export const checksOf = (
  needed: { readonly migrations: number },
  dataDir: string,
): readonly NamedCheck[] => [
  { name: "database", look: () => databaseCheck(needed.migrations) },
  { name: "audit trail", look: auditCheck },
  { name: "clock", look: clockCheck },
  { name: "disk", look: () => diskCheck(dataDir) },
];

async function databaseCheck(migrations: number): Promise<Verdict> {
  try {
    const [row] = await database().read({}, (db) =>
      db.execute<{ count: number }>(sql`select count(*)::int as count from schema_migration`),
    );
    const count = row?.count ?? 0;
    // More than we know is a newer version at work beside us; its changes keep this one running.
    if (count < migrations)
      return { ok: false, detail: `${migrations - count} migrations are missing` };
    return { ok: true, detail: `answers, ${count} migrations` };
  } catch {
    return { ok: false, detail: "does not answer" };
  }
}

/** Every change needs an entry in the trail: where none can be written, nothing can be changed. */
async function auditCheck(): Promise<Verdict> {
  try {
    const [row] = await database().transaction({}, (db) =>
      db.execute<{ writable: boolean }>(sql`
        select has_table_privilege('audit_event', 'insert')
          and current_setting('transaction_read_only') = 'off' as writable`),
    );
    return row?.writable === true
      ? { ok: true, detail: "takes entries" }
      : { ok: false, detail: "takes no entries, so nothing can be changed" };
  } catch {
    return { ok: false, detail: "cannot be asked" };
  }
}

const MOST_SKEW_S = 2;

/** Expiry is judged by both clocks, so they must agree. The answer's way counts as skew at most once. */
async function clockCheck(): Promise<Verdict> {
  try {
    const asked = Date.now();
    const [row] = await database().read({}, (db) =>
      db.execute<{ ms: number }>(
        sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
      ),
    );
    return clockVerdict({ asked, answered: Date.now(), theirs: row?.ms ?? Number.NaN });
  } catch {
    return { ok: false, detail: "cannot be compared" };
  }
}

/** How far the database's clock, read between two looks at ours, is outside of them; all in ms. */
export function clockVerdict(at: { asked: number; answered: number; theirs: number }): Verdict {
  const seconds = Math.max(at.asked - at.theirs, at.theirs - at.answered, 0) / 1000;
  return {
    ok: seconds < MOST_SKEW_S,
    detail: `${seconds.toFixed(1)} s away from the database's`,
  };
}

const LEAST_FREE = 0.05;

async function diskCheck(dataDir: string): Promise<Verdict> {
  try {
    const { bavail, blocks } = await statfs(dataDir);
    const free = bavail / blocks;
    return { ok: free > LEAST_FREE, detail: `${Math.floor(free * 100)} % free` };
  } catch {
    return { ok: false, detail: "cannot be read" };
  }
}
