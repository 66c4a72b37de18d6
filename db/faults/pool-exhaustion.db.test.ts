import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/template";
import { long, report } from "./load";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test(
  "when every connection is busy the next request is told so within the acquire deadline",
  { timeout: 60_000 },
  async () => {
    const sleep = long ? 8 : 4;
    const pool = database.anotherPool({ size: 2 });
    const busy = [1, 2].map(() =>
      pool.read(
        {},
        async (db) => (await db.execute(sql`select pg_sleep(${sleep}), 'awake' as state`))[0],
      ),
    );
    const started = performance.now();
    const third = await pool
      .read({}, (db) => db.execute(sql`select 1`))
      .catch((error: unknown) => error);
    const waitedMs = performance.now() - started;
    report("pool exhaustion", { waitedMs });
    expect(third).toMatchObject({ name: "DatabaseUnavailable", code: "acquire-timeout" });
    expect(waitedMs).toBeGreaterThan(2500);
    expect(waitedMs).toBeLessThan(3500);
    for (const row of await Promise.all(busy)) expect(row).toMatchObject({ state: "awake" });
    expect(await pool.read({}, async (db) => (await db.execute(sql`select 1 as one`))[0])).toEqual({
      one: 1,
    });
    expect(pool.stats()).toMatchObject({ size: 2, waiting: 0, lost: 0 });
  },
);

test("requests are served in the order they came", async () => {
  const pool = database.anotherPool({ size: 1 });
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3, 4, 5].map((turn) =>
      pool.transaction({}, async (db) => {
        await db.execute(sql`select pg_sleep(0.01)`);
        order.push(turn);
      }),
    ),
  );
  expect(order).toEqual([1, 2, 3, 4, 5]);
});
