import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asOwner, pause } from "./faults/load";
import { createLeasePool, OutcomeUnknown, sqlError } from "./lease";
import { type TestDatabase, testDatabase } from "./testing/template";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, (session) =>
    session.script(`
      create table lease_single (id int primary key, seen text);
      grant all on lease_single to cairn_app;`),
  );
});
beforeEach(() =>
  asOwner(database.ownerUrl, (session) => session.script("delete from lease_single")),
);
afterAll(() => database.drop());

const insert = (id: number) =>
  sql`insert into lease_single values (${id}, current_setting('app.org_id', true)) returning id, seen`;
const stored = () =>
  database.pool.read({}, async (db) => {
    const rows = await db.execute<{ id: number }>(sql`select id from lease_single order by id`);
    return rows.map(({ id }) => id);
  });

test("a single statement is stored with its settings, also on a connection nobody used before", async () => {
  const { appUrl: url, appRole: role } = database;
  const pool = createLeasePool({ url, size: 1, ...(role === undefined ? {} : { role }) });
  expect(await pool.statement({ "app.org_id": "one" }, insert(1))).toEqual([
    { id: 1, seen: "one" },
  ]);
  expect(await pool.statement({ "app.org_id": "two" }, insert(2))).toEqual([
    { id: 2, seen: "two" },
  ]);
  await pool.close();
  expect(await stored()).toEqual([1, 2]);
});

test("a statement that fails says why, stores nothing, and spoils neither the next nor its connection", async () => {
  await database.pool.statement({}, insert(1));
  const { lost } = database.pool.stats();
  const twice = database.pool.statement({}, insert(1));
  const error: unknown = await twice.catch((problem: unknown) => problem);
  expect(sqlError(error)?.code).toBe("23505");
  await expect(
    database.pool.statement({}, sql`insert into lease_single values (${Symbol("no")}, '')`),
  ).rejects.toThrow(TypeError);
  await database.pool.statement({}, insert(2));
  expect(await stored()).toEqual([1, 2]);
  expect(database.pool.stats().lost).toBe(lost);
});

test("what a statement defers until the commit is heard, too", async () => {
  await asOwner(database.ownerUrl, (session) =>
    session.script(`create table lease_deferred (id int primary key, other int references lease_single (id) deferrable initially deferred);
      grant all on lease_deferred to cairn_app;`),
  );
  const orphan = database.pool.statement({}, sql`insert into lease_deferred values (1, 99)`);
  const error: unknown = await orphan.catch((problem: unknown) => problem);
  expect(sqlError(error)?.code).toBe("23503");
});

test("while connections die, what was acknowledged is there and what was refused is not", async () => {
  const acknowledged: number[] = [];
  const refused: number[] = [];
  const until = performance.now() + 2500;
  let next = 0;
  const writer = async (): Promise<void> => {
    while (performance.now() < until) {
      const id = (next += 1);
      try {
        await database.pool.statement({}, insert(id));
        acknowledged.push(id);
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) refused.push(id);
        await pause(10);
      }
    }
  };
  const killer = asOwner(database.ownerUrl, async (session) => {
    while (performance.now() < until) {
      await session.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() order by random() limit 2`,
      );
      await pause(50);
    }
  });
  await Promise.all([killer, ...Array.from({ length: 8 }, writer)]);
  const there = new Set(await stored());
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  expect(refused.filter((id) => there.has(id))).toEqual([]);
}, 20_000);
