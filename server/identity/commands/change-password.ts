import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "~/db/client";
import { accounts, organisations } from "~/db/schema/identity";
import { DomainError, found } from "~/server/core/errors";
import { command, type Operation } from "~/server/core/operation";
import { hashPassword, verifyPassword } from "../adapters/password-hash";
import { accountById } from "../queries/accounts";
import { countAttempt } from "./steps/attempts";
import { requireGoodPassword, typedPassword } from "./steps/fields";
import { reachAccounts } from "./steps/reach";
import { endSessionsOfAccount, personOf, renewSession } from "./steps/session";

const input = z.strictObject({ current: typedPassword, next: typedPassword });
const output = z.object({ ended: z.number().int() });

/** `from`: the stored hash that was proven; `to`: the new one, null when nothing was proven. */
const replacement = z.strictObject({ from: z.string(), to: z.string().nullable() });

const store = command({
  name: "identity.change-password",
  summary:
    "Changes the caller's password; every other session of theirs ends and this one is renewed.",
  permission: "own-account:manage",
  input: replacement,
  output: output.extend({ sessionId: z.uuid() }),
  run: async (work, { from, to }) => {
    const { accountId, memberId, sessionId } = personOf(work);
    if (to === null) throw wrongPassword();
    await reachAccounts(work);
    const changed = await work.db
      .update(accounts)
      .set({ passwordHash: to })
      .where(and(eq(accounts.id, accountId), eq(accounts.passwordHash, from)))
      .returning({ id: accounts.id });
    if (changed.length === 0) throw wrongPassword();
    const fresh = await renewSession(work);
    const ended = await endSessionsOfAccount(work, accountId, [fresh, sessionId]);
    return {
      result: { ended, sessionId: fresh },
      audit: { subject: `member:${memberId}`, after: { ended } },
    };
  },
});

function wrongPassword(): DomainError {
  const message = "This is not your current password.";
  return new DomainError("invalid", message, { fields: { current: message } });
}

export const changePassword: Operation<"command", typeof input, typeof output> = {
  ...store,
  input,
  output,
  run: async (context, { current, next }) => {
    // A key would be stored with a fast hash of what was typed; a password change needs none.
    const once = { ...context, idempotencyKey: undefined };
    const { actor } = context;
    if (actor.kind !== "member") return store.run(once, { from: "", to: null });
    const { email, name, passwordHash, organisation } = await look(actor.accountId, context.orgId);
    await countAttempt({ email });
    const proven = await verifyPassword(passwordHash, current);
    if (proven) requireGoodPassword(next, [email, name, organisation], "next");
    const to = proven ? await hashPassword(next) : null;
    const { sessionId, ended } = await store.run(once, { from: passwordHash ?? "", to });
    await context.handOver?.(sessionId);
    return { ended };
  },
};

const look = (accountId: string, orgId: string) =>
  database().read({ "app.identity": "on" }, async (db) => {
    const account = found(await accountById(db, accountId), "Your account");
    const [row] = await db
      .select({ name: organisations.name })
      .from(organisations)
      .where(eq(organisations.id, orgId));
    return { ...account, organisation: row?.name ?? "" };
  });
