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
 * Counts an attempt, in a transaction of its own: a refusal later does not undo it. One that is refused
 * here is only looked at, so that a flood of them writes nothing and waits for nobody.
 * @throws DomainError too-many with `data.retryAfterSeconds` when a meter is used up.
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  const meters = metersOf(attempt);
  const waits = await database().transaction({ "app.identity": "on" }, async (db) => {
    const seen = await each(meters, (meter) => waitFor(db, meter));
    return seen.some((seconds) => seconds > 0) ? seen : each(meters, (meter) => take(db, meter));
  });
  requirePatience(waits);
}

/** One after the other and in this order, so that two attempts never wait for each other in a circle. */
async function each(meters: Meter[], act: (meter: Meter) => Promise<number>): Promise<number[]> {
  const seconds: number[] = [];
  for (const meter of meters) seconds.push(await act(meter));
  return seconds;
}

function requirePatience(waits: number[]): void {
  const retryAfterSeconds = Math.max(0, ...waits);
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

/** What a meter holds now, as SQL; the formula of `refilled` in the rules. */
function heldIn(bucket: Bucket) {
  const elapsed = sql`greatest(0, extract(epoch from now() - ${throttles.refilledAt}))`;
  return sql`least(${bucket.capacity}::float8, ${throttles.tokens} + ${elapsed} * ${perSecond(bucket)}::float8)`;
}

/** Seconds until the meter has an attempt to give; 0 when it has one now. */
async function waitFor(db: Db, { key, bucket }: Meter): Promise<number> {
  const [state] = await db
    .select({ tokens: sql<number>`${heldIn(bucket)}::float8` })
    .from(throttles)
    .where(eq(throttles.key, key));
  return state === undefined ? 0 : secondsUntilOne(bucket, state.tokens);
}

/**
 * One statement decides and counts, so that a thousand guesses at once cannot slip through together.
 * Seconds to wait; 0 when it was counted.
 */
async function take(db: Db, { key, bucket }: Meter): Promise<number> {
  const held = heldIn(bucket);
  const [counted] = await db
    .insert(throttles)
    .values({ key, tokens: bucket.capacity - 1, refilledAt: sql`now()` })
    .onConflictDoUpdate({
      target: throttles.key,
      set: { tokens: sql`${held} - 1`, refilledAt: sql`greatest(now(), ${throttles.refilledAt})` },
      setWhere: sql`${held} >= 1`,
    })
    .returning({ key: throttles.key });
  return counted ? 0 : Math.max(1, await waitFor(db, { key, bucket }));
}
