import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { provideDatabase } from "~/db/client";
import { type TestDatabase, testDatabase } from "~/db/testing/template";
import { diskStore } from "~/server/artifacts/adapters/disk";
import { provideBlobStore } from "~/server/artifacts/adapters/store";
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
  /** As `everyone`, with what a door may add to a request, e.g. a way to hand over a new session. */
  readonly having: (more: Partial<Context>) => Caller;
  readonly memberIds: Readonly<Record<Role, string>>;
  readonly people: People;
  readonly clock: Clock;
  /** For what would take a fixture too long by the application's own way. */
  readonly owner: postgres.Sql;
  /** Filled by fixtures while they prepare: ids by a name of their own. */
  readonly things: Map<string, string>;
};

/** Every answer is given at `stopped` while there is one, so that two answers can be compared byte for byte. */
export type Clock = { stopped: Date | null };

export type World = {
  readonly database: TestDatabase;
  readonly owner: postgres.Sql;
  /** Where the blob store of these tests keeps its content. */
  readonly blobFolder: string;
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

type Place = {
  readonly owner: postgres.Sql;
  readonly orgId: string;
  readonly letter: "A" | "B";
  readonly clock: Clock;
};

const callerOf = (
  { orgId, clock }: Place,
  actor: Context["actor"],
  more: Partial<Context> = {},
): Caller => {
  const now = () => clock.stopped ?? new Date();
  const context = { actor, orgId: vouchForOrg(orgId), requestId: "matrix", log, now, ...more };
  return createCaller({ visitor, context });
};

/** A name that must never be seen by anybody of another organisation. */
export const canary = (letter: string, what: string): string => `CANARY-${letter}-${what}`;

type Person = { memberId: string; accountId: string; sessionId: string };
/** One member for each role, and one with all of them. */
export type People = { readonly byRole: ReadonlyMap<Role, Person>; readonly all: Person };

/** Members with these roles, each signed in; a statement for each table, because tests make thousands of sides. */
async function insertPeople(
  owner: postgres.Sql,
  { orgId, letter }: { orgId: string; letter: string },
  held: readonly (readonly Role[])[],
): Promise<Person[]> {
  const told = held.map((ofOne) => {
    const person = { memberId: newId(), accountId: newId(), sessionId: newId() };
    const email = `${person.memberId}@${letter.toLowerCase()}.example`;
    return { ...person, email, name: canary(letter, ofOne.join("+")), roles: ofOne.join(" ") };
  });
  const people = JSON.stringify(told);
  await owner`with person as materialized (
      select * from json_to_recordset(${people}::text::json)
        as t("memberId" uuid, "accountId" uuid, "sessionId" uuid, email text, name text, roles text)),
    made as (insert into account (id, email, name, created_at) select "accountId", email, name, now() from person returning 1)
    insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
    select ${orgId}, "memberId", "accountId", name, email, string_to_array(roles, ' '), 'active', now() from person`;
  await owner`insert into session (org_id, id, member_id, method, user_agent, created_at, last_seen_at, idle_expires_at, absolute_expires_at)
    select ${orgId}, "sessionId", "memberId", 'password', name, now(), now(), now() + interval '1 hour', now() + interval '1 hour'
    from json_to_recordset(${people}::text::json) as t("memberId" uuid, "sessionId" uuid, name text)`;
  return told.map(({ memberId, accountId, sessionId }) => ({ memberId, accountId, sessionId }));
}

async function buildSide(owner: postgres.Sql, letter: "A" | "B"): Promise<Side> {
  const orgId = newId();
  await owner`insert into organisation values (${orgId}, ${canary(letter, "organisation")}, 'UTC', 'EUR', now())`;
  const held = [...roles.map((role) => [role]), roles];
  const people = await insertPeople(owner, { orgId, letter }, held);
  const all = people.at(-1);
  if (all === undefined) throw new Error("nobody was made");
  const byRole = new Map(
    roles.flatMap((role, at) => {
      const person = people[at];
      return person === undefined ? [] : [[role, person] as const];
    }),
  );
  return sideOf({ owner, orgId, letter, clock: { stopped: null } }, { byRole, all });
}

/** The callers of an organisation whose rows are there. */
export function sideOf(place: Place, people: People): Side {
  const { orgId, letter, clock } = place;
  const { all } = people;
  const member = (person: Person, held: readonly Role[], more: Partial<Context> = {}) => {
    const name = canary(letter, held.join("+"));
    return callerOf(place, { kind: "member", ...person, name, roles: held }, more);
  };
  const personOf = (role: Role): Person => people.byRole.get(role) ?? all;
  const byRole = <Value>(make: (role: Role) => Value): Record<Role, Value> => ({
    viewer: make("viewer"),
    lead: make("lead"),
    engineer: make("engineer"),
    approver: make("approver"),
    admin: make("admin"),
    auditor: make("auditor"),
  });
  const token = {
    kind: "token",
    tokenId: newId(),
    memberId: all.memberId,
    name: "matrix",
  } as const;
  return {
    letter,
    orgId,
    as: byRole((role) => member(personOf(role), [role])),
    everyone: member(all, roles),
    having: (more) => member(all, roles, more),
    token: (scopes) => callerOf(place, { ...token, scopes }),
    memberIds: byRole((role) => personOf(role).memberId),
    people,
    clock,
    owner: place.owner,
    things: new Map([
      ["me", all.memberId],
      ["mySession", all.sessionId],
    ]),
  };
}

export async function openWorld(): Promise<World> {
  const database = await testDatabase();
  provideDatabase(database.pool);
  const blobFolder = await mkdtemp(join(tmpdir(), "cairn-blobs-"));
  provideBlobStore(diskStore(blobFolder));
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  return {
    database,
    owner,
    blobFolder,
    side: (letter) => buildSide(owner, letter),
    close: async () => {
      await owner.end();
      await database.drop();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}

export const everyScope: readonly Scope[] = scopes;

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
