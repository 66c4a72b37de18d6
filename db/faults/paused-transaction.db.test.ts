import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DatabaseUnavailable, type Db } from "../lease";
import { type TestDatabase, testDatabase } from "../testing/template";
import { asOwner, long, report, watchForUncaught } from "./load";

const TENANT_A = "aaaaaaaa-0000-4000-8000-000000000001";
const TENANT_B = "bbbbbbbb-0000-4000-8000-000000000002";
const rounds = long ? 50 : 2;

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, (session) =>
    session.script(`
      create table fault_item (org_id uuid not null, id int not null, note text not null, primary key (org_id, id));
      insert into fault_item select org, n, 'first' from generate_series(1, 3) n,
        unnest(array['${TENANT_A}', '${TENANT_B}']::uuid[]) org;
      alter table fault_item enable row level security;
      alter table fault_item force row level security;
      create policy tenant on fault_item for all to cairn_app
        using (org_id = (select app_org())) with check (org_id = (select app_org()));
      grant select, insert, update on fault_item to cairn_app;`),
  );
});
afterAll(() => database.drop());

/** Deliberately without an org_id predicate: only the policy and the connection stand between tenants. */
const visible = async (db: Db) =>
  (await db.execute(sql`select distinct org_id::text as org from fault_item`)).map(
    (row) => row["org"],
  );

const backend = async (db: Db) =>
  Number((await db.execute(sql`select pg_backend_pid() as pid`))[0]?.["pid"]);

/** Something one side waits for until the other gives it. */
function signal<T = unknown>() {
  let give: (value: T) => void = () => undefined;
  const given = new Promise<T>((done) => (give = done));
  return { given, give: (value: T) => give(value) };
}

test(
  "a transaction that loses its connection half-way never touches another tenant's",
  { timeout: 120_000 },
  async () => {
    const uncaught = watchForUncaught();
    const seen: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // One connection, so that B is given whatever A's place in the pool becomes.
      const pool = database.anotherPool({ size: 1 });
      const [paused, resume, finished] = [signal<number>(), signal(), signal()];
      const a = pool.transaction({ "app.org_id": TENANT_A }, async (db) => {
        expect(await visible(db)).toEqual([TENANT_A]);
        await db.execute(sql`update fault_item set note = 'by A' where id = 1`);
        paused.give(await backend(db));
        await resume.given;
        const late = [
          visible(db),
          db.execute(
            sql`insert into fault_item values (${TENANT_B}, ${100 + round}, 'by A, late')`,
          ),
        ];
        finished.give((await Promise.allSettled(late)).map(({ status }) => status));
        return "A believes it is done";
      });
      // Should A fail before it pauses, that is what the test reports.
      const pid = await Promise.race([
        paused.given,
        a.then(() => Promise.reject(new Error("A never paused"))),
      ]);
      await asOwner(database.ownerUrl, (session) =>
        session.query("select pg_terminate_backend($1::int)", [pid]),
      );
      const b = await pool.transaction({ "app.org_id": TENANT_B }, async (db) => {
        await db.execute(sql`insert into fault_item values (${TENANT_B}, ${200 + round}, 'by B')`);
        resume.give(undefined);
        expect(await finished.given).toEqual(["rejected", "rejected"]);
        await expect(a).rejects.toBeInstanceOf(DatabaseUnavailable);
        expect(await backend(db)).not.toBe(pid);
        return visible(db);
      });
      await expect(a).rejects.toMatchObject({ code: "lost", retryable: true });
      expect(b).toEqual([TENANT_B]);
      seen.push(...b.map(String));
      await pool.close();
    }
    const rows = await asOwner(database.ownerUrl, (session) =>
      session.query("select org_id::text as org, id, note from fault_item where note <> 'first'"),
    );
    uncaught.stop();
    report("paused transaction", {
      rounds,
      foreignRowsSeen: seen.filter((org) => org !== TENANT_B).length,
    });
    expect(rows).toHaveLength(rounds);
    for (const row of rows) expect(row).toMatchObject({ org: TENANT_B, note: "by B" });
    expect(uncaught.count()).toBe(0);
  },
);

test("a query after its unit of work has ended is refused, also when another tenant holds the connection", async () => {
  const pool = database.anotherPool({ size: 1 });
  let kept: Db | undefined;
  await pool.read({ "app.org_id": TENANT_A }, async (db) => {
    kept = db;
    await visible(db);
  });
  await pool.transaction({ "app.org_id": TENANT_B }, async (db) => {
    expect(await visible(db)).toEqual([TENANT_B]);
    await expect(kept?.execute(sql`select 1`)).rejects.toMatchObject({
      cause: { name: "LeaseRefused" },
    });
    expect(await visible(db)).toEqual([TENANT_B]);
  });
  await pool.close();
});
