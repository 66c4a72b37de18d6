import { sql } from "drizzle-orm";
import type { Work } from "~/server/core/context";

/**
 * Lets the rest of this transaction see accounts, which belong to people and not to an organisation.
 * Every statement after it must name the account or the organisation it means.
 */
export async function reachAccounts({ db }: Pick<Work, "db">): Promise<void> {
  await db.execute(sql`select set_config('app.identity', 'on', true)`);
}
