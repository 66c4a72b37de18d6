import { sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { asOwner, pause } from "./faults/load";
import { type Db, OutcomeUnknown } from "./lease";
import { startProxy, through } from "./testing/proxy";
import { type TestDatabase, testDatabase } from "./testing/template";

const sample = pgTable("lease_sample", { id: integer("id").primaryKey(), note: text("note") });

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, (session) =>
    session.script(`
      create table lease_sample (id int primary key, note text);
      grant all on lease_sample to cairn_app;
      create function lease_slow_commit() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.6); return null; end $$;
      create constraint trigger lease_slow_commit after insert on lease_sample deferrable initially deferred
        for each row when (new.id >= 900) execute function lease_slow_commit();`),
  );
});
beforeEach(() =>
  asOwner(database.ownerUrl, (session) => session.script("delete from lease_sample")),
);
afterAll(() => database.drop());

const insert = (db: Db, id: number) =>
  db.execute(sql`insert into lease_sample (id) values (${id})`);
const ids = () =>
  database.pool.read({}, async (db) =>
    (await db.select({ id: sample.id }).from(sample).orderBy(sample.id)).map(({ id }) => id),
  );

describe("time", () => {
  test("a statement that takes too long is ended by the server, and the connection lives on", async () => {
    const pool = database.anotherPool({ size: 1, queryMs: 1000 });
    const slow = pool.read({}, (db) => db.execute(sql`select pg_sleep(5)`));
    await expect(slow).rejects.toMatchObject({
      name: "DatabaseUnavailable",
      code: "query-timeout",
    });
    await expect(
      pool.read({}, async (db) => (await db.execute(sql`select 1 as one`))[0]),
    ).resolves.toEqual({ one: 1 });
    expect(pool.stats()).toMatchObject({ size: 1, lost: 0 });
  });

  test("a lock that somebody else holds is not waited for without end", async () => {
    const pool = database.anotherPool({ queryMs: 1000 });
    await database.pool.transaction({}, async (db) => {
      await insert(db, 1);
      const second = pool.transaction({}, (other) => insert(other, 1));
      await expect(second).rejects.toMatchObject({ code: "query-timeout", retryable: true });
    });
  });

  test("this process standing still is not taken for a silent server", async () => {
    const pool = database.anotherPool({ queryMs: 400 });
    await pool.read({}, (db) => db.execute(sql`select 1`));
    const answer = pool.read({}, (db) => db.execute(sql`select pg_sleep(0.1), 1 as one`));
    await pause(20);
    // From here the timers come before the network, as after any long computation in a request.
    await new Promise((done) => setImmediate(done));
    const until = performance.now() + 1500;
    while (performance.now() < until);
    expect((await answer)[0]).toMatchObject({ one: 1 });
    expect(pool.stats().lost).toBe(0);
  });
});

/** Waits until this database's slow COMMIT is running, and evaluates `what` for its connection. */
async function committing(ownerUrl: string, what: string): Promise<void> {
  await asOwner(ownerUrl, (session) =>
    vi.waitFor(async () => {
      const rows = await session.query(
        `select ${what} from pg_stat_activity where query = 'commit' and state = 'active' and datname = current_database()`,
      );
      expect(rows).toHaveLength(1);
    }, 5000),
  );
}

describe("a commit without an answer", () => {
  test("is reported as unknown when the connection dies while it runs", async () => {
    const saving = database.pool.transaction({}, (db) => insert(db, 901));
    saving.catch(() => undefined);
    await committing(database.ownerUrl, "pg_terminate_backend(pid)");
    await expect(saving).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await ids()).toEqual([]);
  });

  test("is reported as unknown when it was stored and only the answer was lost", async () => {
    const proxy = await startProxy(database.appUrl);
    const pool = database.anotherPool({ url: through(proxy, database.appUrl) });
    const saving = pool.transaction({}, (db) => insert(db, 902));
    saving.catch(() => undefined);
    await committing(database.ownerUrl, "pid");
    proxy.set("deaf");
    await vi.waitFor(async () => expect(await ids()).toEqual([902]), 5000);
    proxy.reset();
    await expect(saving).rejects.toMatchObject({ name: "OutcomeUnknown", code: "outcome-unknown" });
    expect(await ids()).toEqual([902]);
    await proxy.close();
  });

  test("is a plain refusal when the connection died before it was asked for", async () => {
    const saving = database.pool.transaction({}, async (db) => {
      const [row] = await db.execute(sql`select pg_backend_pid() as pid`);
      await insert(db, 1);
      await asOwner(database.ownerUrl, (session) =>
        session.query("select pg_terminate_backend($1::int)", [row?.["pid"]]),
      );
      await pause(100);
    });
    await expect(saving).rejects.toMatchObject({ name: "DatabaseUnavailable", code: "lost" });
  });
});
