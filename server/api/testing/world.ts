import { sql } from "drizzle-orm";
import postgres from "postgres";
import { provideDatabase } from "~/db/client";
import { type TestDatabase, testDatabase } from "~/db/testing/template";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { type Role, roles, type Scope, scopes } from "~/server/core/permissions";
import { createCaller } from "../trpc/root";

type Caller = ReturnType<typeof createCaller>;

/** One organisation with a member for every role, and the ids of what it holds. */
export type Side = {
  readonly letter: "A" | "B";
  readonly orgId: string;
  readonly as: Readonly<Record<Role, Caller>>;
  /** Every role at once, leading the team. */
  readonly everyone: Caller;
  readonly token: (held: readonly Scope[]) => Caller;
  readonly memberIds: Readonly<Record<Role, string>>;
  /** Filled by fixtures while they prepare: ids by a name of their own. */
  readonly things: Map<string, string>;
};

export type World = {
  readonly database: TestDatabase;
  readonly owner: postgres.Sql;
  side(letter: "A" | "B"): Promise<Side>;
  close(): Promise<void>;
};

const visitor = {
  requestId: "matrix",
  log,
  now: () => new Date(),
  ipAddress: "127.0.0.1",
  userAgent: "matrix",
};

export const anonymous = createCaller({ visitor, context: null });

const callerOf = (orgId: string, actor: Context["actor"]): Caller =>
  createCaller({
    visitor,
    context: { actor, orgId: vouchForOrg(orgId), requestId: "matrix", log, now: () => new Date() },
  });

/** A name that must never be seen by anybody of another organisation. */
export const canary = (letter: string, what: string): string => `CANARY-${letter}-${what}`;

type Person = { memberId: string; accountId: string; sessionId: string };

async function insertPerson(
  owner: postgres.Sql,
  { orgId, letter }: { orgId: string; letter: string },
  held: readonly Role[],
): Promise<Person> {
  const person = { memberId: newId(), accountId: newId(), sessionId: newId() };
  const name = canary(letter, held.join("+"));
  const email = `${person.memberId}@${letter.toLowerCase()}.example`;
  await owner`insert into account (id, email, name, created_at) values (${person.accountId}, ${email}, ${name}, now())`;
  await owner`insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
    values (${orgId}, ${person.memberId}, ${person.accountId}, ${name}, ${email}, ${[...held]}, 'active', now())`;
  await owner`insert into session (org_id, id, member_id, method, user_agent, created_at, last_seen_at, idle_expires_at, absolute_expires_at)
    values (${orgId}, ${person.sessionId}, ${person.memberId}, 'password', ${name}, now(), now(), now() + interval '1 hour', now() + interval '1 hour')`;
  return person;
}

async function buildSide(owner: postgres.Sql, letter: "A" | "B"): Promise<Side> {
  const orgId = newId();
  await owner`insert into organisation values (${orgId}, ${canary(letter, "organisation")}, 'UTC', 'EUR', now())`;
  const people = new Map<Role, Person>();
  for (const role of roles) people.set(role, await insertPerson(owner, { orgId, letter }, [role]));
  const all = await insertPerson(owner, { orgId, letter }, roles);
  const member = (person: Person, held: readonly Role[]) =>
    callerOf(orgId, {
      kind: "member",
      ...person,
      name: canary(letter, held.join("+")),
      roles: held,
    });
  const personOf = (role: Role): Person => people.get(role) ?? all;
  const byRole = <Value>(make: (role: Role) => Value): Record<Role, Value> => ({
    viewer: make("viewer"),
    lead: make("lead"),
    engineer: make("engineer"),
    approver: make("approver"),
    admin: make("admin"),
    auditor: make("auditor"),
  });
  return {
    letter,
    orgId,
    as: byRole((role) => member(personOf(role), [role])),
    everyone: member(all, roles),
    token: (held) =>
      callerOf(orgId, {
        kind: "token",
        tokenId: newId(),
        memberId: all.memberId,
        name: "matrix",
        scopes: held,
      }),
    memberIds: byRole((role) => personOf(role).memberId),
    things: new Map([
      ["me", all.memberId],
      ["mySession", all.sessionId],
    ]),
  };
}

export async function openWorld(): Promise<World> {
  const database = await testDatabase();
  provideDatabase(database.pool);
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  return {
    database,
    owner,
    side: (letter) => buildSide(owner, letter),
    close: async () => {
      await owner.end();
      await database.drop();
    },
  };
}

export const everyScope: readonly Scope[] = scopes;

/** One digest per table over everything an organisation holds, to see that not a byte changed. */
export async function contentsOf(owner: postgres.Sql, orgId: string): Promise<Map<string, string>> {
  const tables = await owner<{ name: string; key: string }[]>`
    select c.relname as name, case when c.relname = 'organisation' then 'id' else 'org_id' end as key
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (c.relname = 'organisation'
      or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped))`;
  const digests = new Map<string, string>();
  for (const { name, key } of tables) {
    const [row] = await owner<{ digest: string }[]>`
      select coalesce(md5(string_agg(t::text, ',' order by t::text)), 'empty') as digest
      from ${owner(name)} t where ${owner(key)} = ${orgId}`;
    digests.set(name, row?.digest ?? "empty");
  }
  return digests;
}

/** Rows the application can see in a table under given settings: for trying a policy directly. */
export const visibleRows = async (
  { pool }: TestDatabase,
  table: string,
  settings: Parameters<TestDatabase["pool"]["read"]>[0],
): Promise<number> =>
  pool.read(settings, async (db) => {
    const [row] = [
      ...(await db.execute<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(table)}`,
      )),
    ];
    return row?.n ?? 0;
  });
