import { isNull } from "drizzle-orm";
import { database } from "~/db/client";
import { accounts, setups } from "~/db/schema/identity";
import { newSecret, sha256 } from "../adapters/secrets";

/**
 * The path of the one-time set-up link, to be printed at start; null once Cairn was set up. Every start
 * makes a new link and the one before stops working. It is no operation: only the process itself asks.
 */
export async function ensureSetupLink(): Promise<string | null> {
  const token = newSecret();
  const kept = await database().transaction({ "app.identity": "on" }, async (db) => {
    const [account] = await db.select({ id: accounts.id }).from(accounts).limit(1);
    if (account) return [];
    const row = { tokenHash: sha256(token), createdAt: new Date() };
    return db
      .insert(setups)
      .values(row)
      .onConflictDoUpdate({
        target: setups.singleton,
        set: row,
        setWhere: isNull(setups.completedAt),
      })
      .returning({ createdAt: setups.createdAt });
  });
  return kept.length > 0 ? `/setup?token=${token}` : null;
}
