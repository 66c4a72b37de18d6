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
