import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database, provideDatabase } from "~/db/client";
import { createLeasePool, type LeasePool } from "~/db/lease";
import { type TestDatabase, testDatabase } from "~/db/testing/template";
import type { Context } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { firstAdmin, memberIdOf, visitor } from "../testing/people";
import { listInvitations } from "./invitations";
import { listMembers } from "./members";
import { pickMembers, search } from "./search";
import { contextFromSession } from "./session";
import { listTeams } from "./teams";
import { listTokens } from "./tokens";

const many = 10_000;

let base: TestDatabase;
let owner: LeasePool;
let admin: Context;

beforeAll(async () => {
  base = await testDatabase();
  provideDatabase(base.pool);
  admin = await firstAdmin();
  owner = createLeasePool({ url: base.ownerUrl, size: 1, queryMs: 60_000 });
  const { orgId } = admin;
  const me = memberIdOf(admin);
  await owner.transaction({ "app.org_id": orgId }, async (db) => {
    const n = sql`generate_series(1, ${many}::int) n`;
    await db.execute(sql`insert into account (id, email, name, created_at)
      select gen_random_uuid(), 'person' || n || '@example.com', 'Person ' || n, now() from ${n}`);
    await db.execute(sql`insert into member (org_id, id, account_id, name, email, roles, status, joined_at, last_seen_at)
      select ${orgId}, gen_random_uuid(), a.id, a.name, a.email, '{viewer}', 'active',
             now() - random() * interval '900 days', case when random() < 0.8 then now() - random() * interval '90 days' end
      from account a where a.email like 'person%'`);
    await db.execute(sql`insert into team (org_id, id, slug, name, purpose, is_demo, created_at)
      select ${orgId}, gen_random_uuid(), 'team-' || n, 'Team ' || n, '', false, now() from ${n}`);
    await db.execute(sql`insert into team_member (org_id, team_id, member_id, leads)
      select ${orgId}, t.id, m.id, false
      from (select id, row_number() over (order by id) r from team where org_id = ${orgId}) t
      join (select id, row_number() over (order by id) r from member where org_id = ${orgId}) m on m.r = t.r`);
    await db.execute(sql`insert into one_time_link (org_id, id, kind, token_hash, email, name, roles, created_by, created_at, expires_at)
      select ${orgId}, gen_random_uuid(), 'invitation', sha256(n::text::bytea), 'guest' || n || '@example.com', '', '{viewer}', ${me},
             now() - n * interval '1 second', now() + interval '1 day' from ${n}`);
    await db.execute(sql`insert into api_token (org_id, id, name, prefix, secret_hash, scopes, created_by, created_at, expires_at)
      select ${orgId}, gen_random_uuid(), 'Token ' || n, 'p' || n, '\\x00', '{maturity:read}', ${me},
             now() - n * interval '1 second', now() + interval '90 days' from ${n}`);
    await db.execute(sql`insert into session (org_id, id, member_id, method, user_agent, created_at, last_seen_at, idle_expires_at, absolute_expires_at)
      select ${orgId}, gen_random_uuid(), m.id, 'password', '', now(), now(), now() + interval '1 hour', now() + interval '1 hour'
      from member m where m.org_id = ${orgId}`);
    // A second organisation as large, so that one organisation is not simply the whole table.
    await db.execute(
      sql`insert into organisation values (gen_random_uuid(), 'Neighbour', 'UTC', 'EUR', now())`,
    );
    await db.execute(sql`insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
      select o.id, gen_random_uuid(), a.id, a.name, a.email, '{viewer}', 'active', now()
      from account a, organisation o where o.name = 'Neighbour'`);
    await db.execute(sql`insert into team (org_id, id, slug, name, purpose, is_demo, created_at)
      select o.id, gen_random_uuid(), 'team-' || n, 'Team ' || n, '', false, now() from ${n}, organisation o where o.name = 'Neighbour'`);
  });
  await owner.transaction({}, (db) => db.execute(sql`analyze`));
}, 120_000);
afterAll(async () => {
  await owner.close();
  await base.drop();
});

type Statement = { readonly sql: string; readonly params: readonly unknown[] };

/** The application's pool, telling every statement that goes through it. */
function listening(pool: LeasePool, heard: Statement[]): LeasePool {
  return {
    ...pool,
    read: (settings, work) =>
      pool.read(settings, (db) => {
        const session: { prepareQuery: (query: Statement, ...rest: unknown[]) => unknown } =
          Reflect.get(db, "session");
        const prepare = session.prepareQuery.bind(session);
        session.prepareQuery = (query, ...rest) => {
          heard.push(query);
          return prepare(query, ...rest);
        };
        return work(db);
      }),
  };
}

const asSql = ({ sql: text, params }: Statement) =>
  sql.join(
    text.split(/(\$\d+)/).map((part) => {
      const place = /^\$(\d+)$/.exec(part);
      return place ? sql`${params[Number(place[1]) - 1]}` : sql.raw(part);
    }),
  );

/** The plan of the statement that fetches the page, under the application's role with its policies. */
async function planOf(work: () => Promise<unknown>, settings: Record<`app.${string}`, string>) {
  const heard: Statement[] = [];
  provideDatabase(listening(base.pool, heard));
  try {
    await work();
  } finally {
    provideDatabase(base.pool);
  }
  const page = heard.find(({ sql: text }) => / limit \$|"session"/.test(text));
  if (!page) throw new Error("no statement was heard");
  const lines = await database().read(settings, (db) =>
    db.execute<{ "QUERY PLAN": string }>(
      sql`explain (analyze, costs off, timing off, summary on) ${asSql(page)}`,
    ),
  );
  return [...lines].map((line) => line["QUERY PLAN"]).join("\n");
}

type Counts = {
  rows: { id: string }[];
  nextCursor: string | null;
  matching: number;
  total: number;
};

/** Reads a list from its first page to its last, and remembers where its last fifth begins. */
async function walk(page: (cursor?: string) => Promise<Counts>) {
  const ids: string[] = [];
  let [cursor, late]: (string | undefined)[] = [];
  let slowestMs = 0;
  do {
    const from = performance.now();
    const { rows, nextCursor } = await page(cursor);
    slowestMs = Math.max(slowestMs, performance.now() - from);
    ids.push(...rows.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
    if (ids.length === 0.8 * many) late = cursor;
  } while (cursor !== undefined);
  return { ids, late, slowestMs };
}

const lists = [
  ...(["name", "email", "joined", "seen"] as const).flatMap((sort) =>
    (["asc", "desc"] as const).map((direction) => ({
      title: `members by ${sort}, ${direction}`,
      table: "member",
      expected: many + 1,
      page: (cursor?: string) =>
        listMembers.run(admin, listMembers.input.parse({ sort, direction, cursor, limit: 200 })),
    })),
  ),
  {
    title: "teams by name",
    table: "team",
    expected: many,
    page: (cursor?: string) => listTeams.run(admin, listTeams.input.parse({ cursor, limit: 200 })),
  },
  {
    title: "invitations by age",
    table: "one_time_link",
    expected: many,
    page: (cursor?: string) =>
      listInvitations.run(admin, listInvitations.input.parse({ cursor, limit: 200 })),
  },
  {
    title: "tokens by age",
    table: "api_token",
    expected: many,
    page: (cursor?: string) =>
      listTokens.run(admin, listTokens.input.parse({ cursor, limit: 200 })),
  },
];

describe(`with ${many.toLocaleString("en")} rows`, () => {
  test.each(lists)("$title: every row once, no page slow, the first by an index", async (list) => {
    const { title, table, page, expected } = list;
    const { ids, late, slowestMs } = await walk(page);
    expect(ids).toHaveLength(expected);
    expect(new Set(ids).size).toBe(expected);
    expect(slowestMs).toBeLessThan(1000);
    const plan = await planOf(() => page(), { "app.org_id": admin.orgId });
    expect(plan).toMatch(/Index (Only )?Scan/);
    expect(plan).not.toMatch(new RegExp(String.raw`Seq Scan on ${table}\b`));
    if (!process.env["SHOW_PLANS"]) return;
    console.log(`${title}: slowest page ${Math.round(slowestMs)} ms`, plan);
    console.log(`${title}, late`, await planOf(() => page(late), { "app.org_id": admin.orgId }));
  });

  test("a session is found by an index", async () => {
    const plan = await planOf(() => contextFromSession(newId(), visitor()), {
      "app.identity": "on",
    });
    expect(plan).toContain("session_id");
    expect(plan).not.toContain("Seq Scan");
  });

  test("the palette answers at once, the start of a name before its middle", async () => {
    const started = performance.now();
    const { teams, members } = await search.run(admin, { text: "son 1234" });
    expect(performance.now() - started).toBeLessThan(500);
    expect(teams).toEqual([]);
    expect(members.map(({ name }) => name)).toEqual(["Person 1234"]);
    expect((await search.run(admin, { text: "Team 7" })).teams).toHaveLength(8);
    const picked = await pickMembers.run(admin, { search: "ana", limit: 20 });
    expect(picked.map(({ name }) => name)).toEqual(["Ana Ruiz"]);
  });
});
