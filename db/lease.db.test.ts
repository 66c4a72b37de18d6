import { once } from "node:events";
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asOwner, pause } from "./faults/load";
import { type Db, sqlError } from "./lease";
import { type TestDatabase, testDatabase } from "./testing/template";

const sample = pgTable("lease_sample", { id: integer("id").primaryKey(), note: text("note") });

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, (session) =>
    session.script(`
      create table lease_sample (id int primary key, note text);
      grant all on lease_sample to cairn_app;`),
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

describe("a unit of work", () => {
  test("is stored as a whole, or not at all when it fails", async () => {
    await database.pool.transaction({}, async (db) => {
      await insert(db, 1);
      await insert(db, 2);
    });
    const failing = database.pool.transaction({}, async (db) => {
      await insert(db, 3);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await ids()).toEqual([1, 2]);
  });

  test("whose statement failed is never reported as stored, even if the work carries on", async () => {
    const carriesOn = database.pool.transaction({}, async (db) => {
      await insert(db, 1);
      await insert(db, 1).catch(() => undefined);
    });
    await expect(carriesOn).rejects.toMatchObject({
      code: "23505",
      constraint_name: "lease_sample_pkey",
    });
    expect(await ids()).toEqual([]);
  });

  test("that throws at once gives its connection back", async () => {
    const pool = database.anotherPool({ size: 1 });
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(
        pool.transaction({}, () => {
          throw new Error("before any query");
        }),
      ).rejects.toThrow("before any query");
      await expect(pool.read({}, () => Promise.reject(new Error("read")))).rejects.toThrow("read");
    }
    await pause(50);
    expect(pool.stats()).toEqual({ size: 1, busy: 0, waiting: 0, lost: 0 });
  });

  test("sees its settings, and the next one on the same connection does not", async () => {
    const pool = database.anotherPool({ size: 1 });
    const org = (db: Db) => db.execute(sql`select current_setting('app.org_id', true) as org`);
    const awkward = `o'rg\\"; select 1 --`;
    expect((await pool.read({ "app.org_id": awkward }, org))[0]).toEqual({ org: awkward });
    expect((await pool.transaction({}, org))[0]).toEqual({ org: "" });
    expect(pool.stats().size).toBe(1);
  });

  test("works as cairn_app, which owns nothing and obeys row-level security", async () => {
    const [who] = await database.pool.read({}, (db) =>
      db.execute(
        sql`select current_user::text as me, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
      ),
    );
    expect(who).toEqual({ me: "cairn_app", rolsuper: false, rolbypassrls: false });
  });

  test("that only reads cannot write", async () => {
    const attempt = database.pool.read({}, (db) => insert(db, 1));
    await expect(attempt).rejects.toMatchObject({ code: "25006" });
  });

  test("that ends its own transaction cannot write outside of it", async () => {
    const escaping = database.pool.transaction({}, async (db) => {
      await db.execute(sql`commit`);
      await insert(db, 1);
    });
    await expect(escaping).rejects.toMatchObject({ code: "25006" });
    expect(await ids()).toEqual([]);
  });

  test("is one transaction and offers none inside it", async () => {
    const nested = database.pool.transaction({}, (db) =>
      db.transaction((inner) => inner.execute(sql`select 1`)),
    );
    await expect(nested).rejects.toMatchObject({ name: "LeaseRefused" });
  });

  test("that asks several things at once gets each its own answer", async () => {
    const answers = await database.pool.read({}, (db) =>
      Promise.all(
        Array.from({ length: 50 }, async (_, n) => {
          const [row] = await db.execute(
            sql`select ${n}::int as n, ${sql.raw(String(n % 7))} as text`,
          );
          return row?.["n"];
        }),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  test("with a wrong parameter among several at once spoils only itself", async () => {
    const settled = await database.pool.read({}, (db) =>
      Promise.allSettled([
        db.execute(sql`select ${1}::int as n`),
        db.execute(sql`select ${new Date(Number.NaN)}::timestamptz as n`),
        db.execute(sql`select ${3}::int as n`),
      ]),
    );
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(settled[2]).toMatchObject({ value: [{ n: 3 }] });
  });
});

describe("a database that cannot be used", () => {
  test.each([
    ["a wrong password", (url: URL) => (url.password = "wrong"), false],
    ["an unknown database", (url: URL) => (url.pathname = "/nowhere"), false],
    ["a closed port", (url: URL) => (url.port = "1"), true],
  ])(
    "%s is reported as unreachable, with whether waiting can help",
    async (_what, spoil, retryable) => {
      const url = new URL(database.appUrl);
      spoil(url);
      const pool = database.anotherPool({ url: url.href });
      const attempt = pool.transaction({}, () => Promise.resolve("nothing asked"));
      await expect(attempt).rejects.toMatchObject({
        name: "DatabaseUnavailable",
        code: "unreachable",
        retryable,
      });
    },
  );

  test("a full disk is named as what it is, and the connection lives on", async () => {
    const pool = database.anotherPool();
    const full = sql`do $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$`;
    const attempt = pool.transaction({}, (db) => db.execute(full));
    await expect(attempt).rejects.toMatchObject({ name: "DatabaseUnavailable", code: "disk-full" });
    expect(pool.stats()).toMatchObject({ size: 1, lost: 0 });
  });

  test("a server that hangs up at once is tried once, not without end", async () => {
    let connections = 0;
    const rude = createServer((socket) => {
      connections += 1;
      socket.end();
    }).listen(0, "127.0.0.1");
    await once(rude, "listening");
    const address = rude.address();
    const url = new URL(database.appUrl);
    url.port = String(typeof address === "object" ? address?.port : "");
    const pool = database.anotherPool({ url: url.href });
    await expect(pool.read({}, (db) => db.execute(sql`select 1`))).rejects.toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("the server closed the connection"),
    });
    await pause(100);
    expect(connections).toBe(1);
    rude.close();
  });

  test("a refusal of the server tells its SQLSTATE and constraint, without the values", async () => {
    await database.pool.transaction({}, (db) => insert(db, 1));
    const error: unknown = await database.pool
      .transaction({}, (db) => db.insert(sample).values({ id: 1, note: "a secret" }))
      .catch((reason: unknown) => reason);
    expect(sqlError(error)).toMatchObject({ code: "23505", constraint: "lease_sample_pkey" });
    expect(JSON.stringify(error) + String(error)).not.toContain("a secret");
  });

  test("after close the pool refuses work and leaves no connection", async () => {
    const pool = database.anotherPool({ size: 2 });
    const running = pool.read(
      {},
      async (db) => (await db.execute(sql`select pg_sleep(0.2), 1 as one`))[0],
    );
    await pause(50);
    await pool.close();
    await expect(running).resolves.toMatchObject({ one: 1 });
    await expect(pool.read({}, (db) => db.execute(sql`select 1`))).rejects.toMatchObject({
      code: "unreachable",
    });
    expect(pool.stats()).toMatchObject({ size: 0, busy: 0, waiting: 0 });
  });
});
