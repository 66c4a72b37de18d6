import { eq, sql } from "drizzle-orm";
import { database } from "~/db/client";
import type { Db } from "~/db/lease";
import { throttles } from "~/db/schema/identity";
import { DomainError } from "~/server/core/errors";
import { sha256 } from "../../adapters/secrets";
import {
  accountBucket,
  type Bucket,
  networkBucket,
  networkOf,
  perSecond,
  secondsUntilOne,
} from "../../rules/throttle";

/** Whom an attempt is about, and where it comes from; one of them may not matter. */
type Attempt = { readonly email?: string; readonly ipAddress?: string };

type Meter = { readonly key: string; readonly bucket: Bucket };

/** The person's own meter (under a hash, so that the table holds no addresses that strangers typed) and their network's. */
const metersOf = ({ email, ipAddress }: Attempt): Meter[] => [
  ...(email === undefined ? [] : [{ key: accountKey(email), bucket: accountBucket }]),
  ...(ipAddress === undefined ? [] : [{ key: networkKey(ipAddress), bucket: networkBucket }]),
];

const networkKey = (ipAddress: string): string => `network:${networkOf(ipAddress)}`;

const accountKey = (email: string): string =>
  `account:${Buffer.from(sha256(email)).toString("base64url")}`;

/**
 * Counts an attempt against both meters (only the person's own when they are signed in already), in a transaction of its own: a refusal later does not undo it.
 * @throws DomainError too-many with `data.retryAfterSeconds` when one of them is used up.
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  const waits = await database().transaction({ "app.identity": "on" }, async (db) => {
    const seconds = [];
    for (const meter of metersOf(attempt)) seconds.push(await take(db, meter));
    return seconds;
  });
  const retryAfterSeconds = Math.max(...waits);
  if (retryAfterSeconds === 0) return;
  const minutes = Math.ceil(retryAfterSeconds / 60);
  throw new DomainError(
    "too-many",
    `There were too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    { data: { retryAfterSeconds } },
  );
}

/** A success was no guess: the person's meter starts full again and their network gets the attempt back. */
export async function forgiveAttempts(db: Db, email: string, ipAddress: string): Promise<void> {
  await db.delete(throttles).where(eq(throttles.key, accountKey(email)));
  const { capacity } = networkBucket;
  await db
    .update(throttles)
    .set({ tokens: sql`least(${capacity}, ${throttles.tokens} + 1)` })
    .where(eq(throttles.key, networkKey(ipAddress)));
}

/** One statement decides and counts, so that a thousand guesses at once cannot slip through together. Seconds to wait; 0 when admitted. */
async function take(db: Db, { key, bucket }: Meter): Promise<number> {
  const elapsed = sql`greatest(0, extract(epoch from now() - ${throttles.refilledAt}))`;
  const held = sql`least(${bucket.capacity}::float8, ${throttles.tokens} + ${elapsed} * ${perSecond(bucket)}::float8)`;
  const [admitted] = await db
    .insert(throttles)
    .values({ key, tokens: bucket.capacity - 1, refilledAt: sql`now()` })
    .onConflictDoUpdate({
      target: throttles.key,
      set: { tokens: sql`${held} - 1`, refilledAt: sql`greatest(now(), ${throttles.refilledAt})` },
      setWhere: sql`${held} >= 1`,
    })
    .returning({ key: throttles.key });
  if (admitted) return 0;
  const [state] = await db
    .select({ tokens: sql<number>`${held}::float8` })
    .from(throttles)
    .where(eq(throttles.key, key));
  return Math.max(1, secondsUntilOne(bucket, state?.tokens ?? 0));
}
