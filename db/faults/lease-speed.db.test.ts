import { afterAll, beforeAll, expect, test } from "vitest";
import { measureLease, SPEED_TABLE } from "../testing/lease-speed";
import { type TestDatabase, testDatabase } from "../testing/template";
import { asOwner, long, report } from "./load";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.ownerUrl, (session) => session.script(SPEED_TABLE));
});
afterAll(() => database.drop());

/** The bounds are wide: they notice a lost pipeline or a lost plan, not a busy machine. */
test("safety is not paid for with speed", { timeout: 120_000 }, async () => {
  const rates = await measureLease(database.pool, {
    url: database.appUrl,
    role: database.appRole,
    clients: 16,
    msPerWay: long ? 2000 : 150,
    rounds: long ? 5 : 3,
  });
  report("units of work per second, 16 clients", rates);
  const share = (of: string, to: string) => (rates[of] ?? 0) / (rates[to] ?? Infinity);
  expect(share("lease.read, raw select", "sql.begin with settings, select")).toBeGreaterThan(0.5);
  expect(
    share("lease.transaction, raw select, update", "sql.begin with settings, select, update"),
  ).toBeGreaterThan(0.5);
});
