import { provideDatabase } from "~/db/client";
import { findEmbedded, startEmbedded } from "~/db/embedded";
import { createLeasePool, type LeasePool } from "~/db/lease";
import { APP_ROLE } from "~/db/migrate";
import { env } from "~/server/core/env";

export type ReadableDatabase = { readonly pool: LeasePool; close(): Promise<void> };

/**
 * The database that Cairn uses: the given one, the one a running Cairn holds, or the embedded one started
 * for as long as this command runs. Always in the application's role, which row-level security binds.
 */
export async function openForReading(dataDir: string): Promise<ReadableDatabase> {
  const given = env.DATABASE_URL;
  const running = given === undefined ? await findEmbedded({ dataDir }) : { url: given };
  const own = running === null ? await startEmbedded({ dataDir }) : null;
  const url = running?.url ?? own?.url ?? "";
  const pool = createLeasePool({ url, role: APP_ROLE, size: 2 });
  provideDatabase(pool);
  const close = async () => {
    await pool.close();
    await own?.stop();
  };
  return { pool, close };
}
