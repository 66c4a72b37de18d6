import { sql } from "drizzle-orm";
import { database } from "~/db/client";
import { accounts, members, organisations } from "~/db/schema/identity";
import type { Context, Visitor } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import type { Role } from "~/server/core/permissions";
import { acceptInvitation } from "../commands/accept-invitation";
import { completeSetup } from "../commands/complete-setup";
import { ensureSetupLink } from "../commands/ensure-setup-link";
import { inviteMember } from "../commands/invite-member";
import { signInWithPassword } from "../commands/sign-in-with-password";
import { contextFromSession } from "../queries/session";

export const goodPassword = "seven wandering otters";

let addresses = 0;

/** Somebody at the door, each from a network of their own unless one is named. */
export function visitor(ipAddress?: string): Visitor {
  addresses += 1;
  const own = `10.${(addresses >> 8) & 255}.${addresses & 255}.1`;
  const requestId = `request-${addresses}`;
  return { requestId, log, now: () => new Date(), ipAddress: ipAddress ?? own, userAgent: "Test" };
}

export const tokenIn = (path: string | null): string =>
  new URL(path ?? "", "http://cairn.test").searchParams.get("token") ?? "";

export const setupInput = {
  organisation: "Northwind Bank",
  timeZone: "Europe/Zurich",
  currency: "CHF",
  name: "Ana Ruiz",
  email: "ana@northwind.example",
  password: goodPassword,
} as const;

/** Sets Cairn up as a person does, and signs the first admin in. */
export async function firstAdmin(): Promise<Context> {
  const token = tokenIn(await ensureSetupLink());
  await completeSetup.run(visitor(), { ...setupInput, token });
  return signedIn(setupInput.email);
}

export async function signedIn(email: string, password: string = goodPassword): Promise<Context> {
  const who = visitor();
  const { sessionId } = await signInWithPassword.run(who, { email, password });
  const context = await contextFromSession(sessionId, who);
  if (!context) throw new Error("The session that was just opened is not good");
  return { ...context, handOver: () => Promise.resolve() };
}

/** Invites, accepts and signs in. */
export async function joined(admin: Context, name: string, roles: Role[]): Promise<Context> {
  const email = `${name.toLowerCase()}@northwind.example`;
  const { path } = await inviteMember.run(admin, { email, name, roles });
  const token = tokenIn(path);
  await acceptInvitation.run(visitor(), { token, name, password: goodPassword });
  return signedIn(email);
}

export const memberIdOf = ({ actor }: Context): string => {
  if (actor.kind === "system") throw new Error("A job is no member");
  return actor.memberId;
};

export const sessionIdOf = ({ actor }: Context): string => {
  if (actor.kind !== "member") throw new Error("Only a person has a session");
  return actor.sessionId;
};

/** Whether the session still lets its owner in. */
export const isIn = async (context: Context): Promise<boolean> =>
  (await contextFromSession(sessionIdOf(context), visitor())) !== null;

/** Another organisation on the same server; `account` makes somebody who exists a member of it. */
export async function otherOrganisation(name: string, account?: string) {
  return database().transaction({ "app.identity": "on" }, async (db) => {
    const createdAt = new Date();
    const orgId = newId();
    await db
      .insert(organisations)
      .values({ id: orgId, name, timeZone: "UTC", currency: "EUR", createdAt });
    const email = `admin-${orgId}@example.com`;
    const accountId = account ?? newId();
    if (account === undefined) {
      await db.insert(accounts).values({ id: accountId, email, name: "Other Admin", createdAt });
    }
    const memberId = newId();
    await db.insert(members).values({
      orgId,
      id: memberId,
      accountId,
      name: "Other Admin",
      email,
      status: "active",
      roles: ["admin"],
      joinedAt: createdAt,
    });
    return { orgId, memberId, accountId };
  });
}

export type Trail = {
  action: string;
  outcome: string;
  subject: string;
  actor: string;
  detail: string;
};

/** What the trail of an organisation holds of one action, the oldest first. */
export const trailOf = (orgId: string, action: string): Promise<Trail[]> =>
  database().read({ "app.org_id": orgId }, async (db) => {
    const rows = await db.execute<Trail>(
      sql`select e.action, e.outcome, e.subject, e.actor_name as actor, e.detail
          from audit_event e join audit_chain c on c.org_id = e.org_id and c.event_id = e.id
          where e.org_id = ${orgId} and e.action = ${action} order by c.seq`,
    );
    return [...rows];
  });

/** Runs a statement among the identity tables, to arrange what only time would bring about. */
export const arrange = (statement: ReturnType<typeof sql>): Promise<unknown> =>
  database().transaction({ "app.identity": "on" }, (db) => db.execute(statement));
