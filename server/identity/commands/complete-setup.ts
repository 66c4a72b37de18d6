import { z } from "zod";
import { eq, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { accounts, members, organisations, setups, teamMembers, teams } from "~/db/schema/identity";
import type { OrgId, Threshold } from "~/server/core/context";
import { type Entry, entry } from "~/server/core/entry";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { hashPassword } from "../adapters/password-hash";
import { sameHash, sha256 } from "../adapters/secrets";
import {
  currency,
  emailAddress,
  linkToken,
  organisationName,
  personName,
  requireGoodPassword,
  timeZone,
  typedPassword,
} from "./steps/fields";
import { personActor } from "./steps/session";

const rest = z.strictObject({
  token: linkToken,
  organisation: organisationName,
  timeZone,
  currency,
  name: personName,
  email: emailAddress,
});
const input = z.strictObject({ ...rest.shape, password: typedPassword });
const output = z.object({ orgId: z.uuid(), memberId: z.uuid(), email: z.string() });

const firstRoles = ["admin", "lead"] as const;

const found = entry({
  name: "identity.complete-setup",
  summary:
    "Makes the first organisation and its first admin, once, for whoever holds the printed link.",
  input: z.strictObject({ ...rest.shape, passwordHash: z.string() }),
  output,
  run: async (threshold, { token, passwordHash, name, email, ...place }) => {
    const { db, now } = threshold;
    await claim(threshold, token);
    const createdAt = now();
    const orgId = await makeOrganisation(threshold, place);
    const account = { id: newId(), email, name, passwordHash, createdAt };
    await db.insert(accounts).values(account);
    const member = { id: newId(), accountId: account.id, name, email, roles: [...firstRoles] };
    await db.insert(members).values({ ...member, orgId, status: "active", joinedAt: createdAt });
    await leadWhatIsThere(threshold, { orgId, memberId: member.id });
    return {
      result: { orgId, memberId: member.id, email },
      audit: {
        orgId,
        actor: personActor(member),
        subject: `organisation:${orgId}`,
        after: { ...place, admin: { memberId: member.id, name, email, roles: member.roles } },
      },
    };
  },
});

type Place = {
  readonly organisation: string;
  readonly timeZone: string;
  readonly currency: string;
};

/** The organisation, made now or taken over when one was prepared before anybody could sign in. */
async function makeOrganisation(
  { db, now, enter }: Threshold,
  { organisation, timeZone, currency }: Place,
): Promise<OrgId> {
  const [prepared] = await db
    .select({ id: organisations.id })
    .from(organisations)
    .orderBy(organisations.createdAt)
    .limit(1);
  const orgId = await enter(prepared?.id ?? newId());
  const said = { name: organisation, timeZone, currency };
  if (prepared === undefined) {
    await db.insert(organisations).values({ id: orgId, ...said, createdAt: now() });
  } else await db.update(organisations).set(said).where(eq(organisations.id, orgId));
  return orgId;
}

/** In a prepared organisation the teams were there first; its first admin leads them. */
async function leadWhatIsThere(
  { db }: Threshold,
  { orgId, memberId }: { orgId: OrgId; memberId: string },
): Promise<void> {
  const there = await db.select({ id: teams.id }).from(teams).where(eq(teams.orgId, orgId));
  if (there.length === 0) return;
  await db
    .insert(teamMembers)
    .values(there.map(({ id }) => ({ orgId, teamId: id, memberId, leads: true })));
}

/** Closes the set-up for ever; of many at the same moment the row lets one through. */
async function claim({ db }: Threshold, token: string): Promise<void> {
  const [row] = await db.select().from(setups).for("update");
  requireOpen(row, token);
  await db
    .update(setups)
    .set({ completedAt: sql`now()` })
    .where(eq(setups.singleton, true));
  const [other] = await db.select({ id: accounts.id }).from(accounts).limit(1);
  if (other) throw done();
}

function requireOpen(row: typeof setups.$inferSelect | undefined, token: string): void {
  if (row && row.completedAt !== null) throw done();
  if (row && sameHash(row.tokenHash, sha256(token))) return;
  throw new DomainError(
    "forbidden",
    "This set-up link is not the current one. Use the link that Cairn printed when it last started.",
  );
}

const done = () =>
  new DomainError("not-found", "Cairn was set up already. Sign in, or ask an admin to invite you.");

export const completeSetup: Entry<typeof input, typeof output> = {
  ...found,
  input,
  run: async (visitor, { password, ...given }) => {
    const [row] = await database().read({ "app.identity": "on" }, (db) =>
      db.select().from(setups).where(eq(setups.singleton, true)),
    );
    requireOpen(row, given.token);
    requireGoodPassword(password, [given.name, given.email, given.organisation]);
    return found.run(visitor, { ...given, passwordHash: await hashPassword(password) });
  },
};
