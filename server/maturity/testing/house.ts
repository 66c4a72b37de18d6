import { sql } from "drizzle-orm";
import { provideDatabase } from "~/db/client";
import { testDatabase } from "~/db/testing/template";
import { type Actor, type Context, type OrgId, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import type { Role, Scope } from "~/server/core/permissions";
import { slugOf } from "~/server/identity/rules/slug";

/** A day in the tests' world. Commands read their clock from the context, so time passes only when told. */
export const MONDAY = new Date("2026-11-16T09:00:00Z");

export const daysAfter = (day: Date, days: number): Date =>
  new Date(day.getTime() + days * 86_400_000);

export type Person = {
  readonly memberId: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** One organisation in a database of its own, with people and teams arranged as the owner would. */
export async function house() {
  const database = await testDatabase();
  provideDatabase(database.pool);
  return { database, ...(await organisation(database)) };
}

type Database = Awaited<ReturnType<typeof testDatabase>>;

export async function organisation(database: Database, name = "Harbour Bank") {
  const orgId = vouchForOrg(newId());
  const within = <T>(
    work: (db: Parameters<Parameters<Database["pool"]["transaction"]>[1]>[0]) => Promise<T>,
  ) => database.pool.transaction({ "app.org_id": orgId, "app.identity": "on" }, work);
  await within((db) =>
    db.execute(sql`insert into organisation values (${orgId}, ${name}, 'UTC', 'EUR', now())`),
  );

  const person = async (personName: string, roles: readonly Role[]): Promise<Person> => {
    const [accountId, memberId] = [newId(), newId()];
    const email = `${slugOf(personName)}-${memberId.slice(-6)}@example.org`;
    await within(async (db) => {
      await db.execute(
        sql`insert into account values (${accountId}, ${email}, ${personName}, null, now())`,
      );
      await db.execute(sql`
        insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
        values (${orgId}, ${memberId}, ${accountId}, ${personName}, ${email}, ${sql.param([...roles])}::text[], 'active', now())`);
    });
    return { memberId, name: personName, roles };
  };

  const team = async (
    teamName: string,
    people: readonly { person: Person; leads: boolean }[],
    createdAt = MONDAY,
  ) => {
    const id = newId();
    await within(async (db) => {
      await db.execute(sql`
        insert into team (org_id, id, slug, name, purpose, is_demo, created_at)
        values (${orgId}, ${id}, ${slugOf(teamName)}, ${teamName}, '', false, ${createdAt.toISOString()}::timestamptz)`);
      for (const one of people) {
        await db.execute(
          sql`insert into team_member values (${orgId}, ${id}, ${one.person.memberId}, ${one.leads})`,
        );
      }
    });
    return { id, slug: slugOf(teamName), name: teamName };
  };

  return { orgId, within, person, team };
}

const base = (orgId: OrgId, now: Date) => ({ orgId, requestId: "request-1", log, now: () => now });

/** The context of a signed-in person at a moment. */
export const as = (orgId: OrgId, person: Person, now: Date = MONDAY): Context => ({
  ...base(orgId, now),
  actor: { kind: "member", ...person, accountId: newId(), sessionId: newId() } satisfies Actor,
});

/** The context of an API token that `person` made. */
export const asToken = (orgId: OrgId, person: Person, scopes: readonly Scope[]): Context => ({
  ...base(orgId, MONDAY),
  actor: {
    kind: "token",
    tokenId: newId(),
    memberId: person.memberId,
    name: "nightly job",
    scopes,
  },
});
