import { and, eq } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { database } from "~/db/client";
import { accounts } from "~/db/schema/identity";
import type { Threshold } from "~/server/core/context";
import { type Entry, entry, EntryRefused } from "~/server/core/entry";
import { DomainError } from "~/server/core/errors";
import { hashPassword, isOutdated, verifyPassword } from "../adapters/password-hash";
import { type Account, accountByEmail } from "../queries/accounts";
import { refusals } from "../rules/refusal";
import { enterFirstMembership } from "./steps/admit";
import { countAttempt, forgiveAttempts } from "./steps/attempts";
import { typedPassword } from "./steps/fields";

const input = z.strictObject({ email: z.string().max(320), password: typedPassword });
const output = z.object({ sessionId: z.uuid() });

/**
 * Milliseconds before which nobody hears a no. What a refusal does behind the scenes (an audit entry for
 * a known person, none for an unknown one) ends well before, so that the time does not tell which it was.
 */
const refusalFloorMs = 250;

const checked = z.strictObject({
  email: z.string(),
  accountId: z.uuid().nullable(),
  proven: z.boolean(),
  /** The stored hash and the one to put in its place, when its costs are no longer today's. */
  renewal: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
});

const admit = entry({
  name: "identity.sign-in",
  summary: "Signs a person in by e-mail address and password.",
  input: checked,
  output,
  run: async (threshold, { email, accountId, proven, renewal }) => {
    if (accountId === null) throw noMatch();
    const refusal = proven ? null : noMatch();
    const entered = await enterFirstMembership(threshold, {
      accountId,
      method: "password",
      refusal,
    });
    await forgiveAttempts(threshold.db, email, threshold.ipAddress);
    if (renewal) await renew(threshold, accountId, renewal);
    return entered;
  },
});

const noMatch = () => new DomainError("forbidden", refusals.credentials);

/** Leaves the hash alone when the person changed their password in the meantime. */
async function renew(
  { db }: Threshold,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db
    .update(accounts)
    .set({ passwordHash: to })
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, from)));
}

export const signInWithPassword: Entry<typeof input, typeof output> = {
  ...admit,
  input,
  run: async (visitor, { email: typed, password }) => {
    const arrivedAt = performance.now();
    const email = typed.trim().toLowerCase();
    await countAttempt({ email, ipAddress: visitor.ipAddress });
    const account = await database().read({ "app.identity": "on" }, (db) =>
      accountByEmail(db, email),
    );
    const stored = account?.passwordHash ?? null;
    const proven = await verifyPassword(stored, password);
    const renewal = proven ? await renewalOf(account, password) : null;
    try {
      return await admit.run(visitor, { email, accountId: account?.id ?? null, proven, renewal });
    } catch (problem) {
      if (!(problem instanceof DomainError)) throw problem;
      await sleep(refusalFloorMs - (performance.now() - arrivedAt));
      throw problem instanceof EntryRefused
        ? new DomainError(problem.code, problem.message, problem.detail)
        : problem;
    }
  },
};

async function renewalOf(account: Account | undefined, password: string) {
  const from = account?.passwordHash ?? null;
  if (from === null || !isOutdated(from)) return null;
  return { from, to: await hashPassword(password) };
}
