import { sql } from "drizzle-orm";
import type { Work } from "./context";

/**
 * Runs a part of the transaction by itself: when it fails, what it did is undone, the failure is thrown, and the
 * rest of the transaction can go on. Parts inside a part are not meant.
 */
export async function apart<Answer>(
  { db }: Pick<Work, "db">,
  part: () => Promise<Answer>,
): Promise<Answer> {
  await db.execute(sql`savepoint apart`);
  try {
    const answer = await part();
    await db.execute(sql`release savepoint apart`);
    return answer;
  } catch (error) {
    await db.execute(sql`rollback to savepoint apart`);
    throw error;
  }
}

/** PostgreSQL's own code for a row that a unique index does not let in. Drizzle wraps the driver's error. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "23505") return true;
  return isDuplicate(error.cause);
}
