import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { DatabaseUnavailable, type LeasePool } from "../lease";
import { type FaultProxy, startProxy, through } from "../testing/proxy";
import { type TestDatabase, testDatabase } from "../testing/template";
import {
  createLedger,
  judge,
  long,
  pause,
  report,
  startWriters,
  summary,
  timeToRecover,
  watchForUncaught,
} from "./load";

const holeMs = long ? 60_000 : 6000;
let database: TestDatabase;
let proxy: FaultProxy;
let pool: LeasePool;

beforeAll(async () => {
  database = await testDatabase();
  await createLedger(database.ownerUrl);
});
beforeEach(async () => {
  proxy = await startProxy(database.appUrl);
  pool = database.anotherPool({ url: through(proxy, database.appUrl) });
});
afterEach(async () => {
  await proxy.close();
  await pool.close();
});
afterAll(() => database.drop());

type Answer = { readonly ms: number; readonly error: unknown };

async function ask(): Promise<Answer> {
  const started = performance.now();
  const error: unknown = await pool
    .read({}, (db) => db.execute(sql`select 1`))
    .then(() => undefined)
    .catch((reason: unknown) => reason);
  return { ms: performance.now() - started, error };
}

/** New requests every 100 ms while the hole is open. */
async function askDuring(ms: number): Promise<Answer[]> {
  const answers: Promise<Answer>[] = [];
  const until = performance.now() + ms;
  while (performance.now() < until) {
    answers.push(ask());
    await pause(100);
  }
  return Promise.all(answers);
}

for (const mode of ["hold", "drop"] as const) {
  test(
    `a network that swallows everything (${mode}) is answered within 5 s and forgotten within 5 s of healing`,
    { timeout: holeMs + 60_000, concurrent: false },
    async () => {
      const uncaught = watchForUncaught();
      const writers = startWriters(pool, 8);
      await pause(500);
      proxy.set(mode);
      const answers = await askDuring(holeMs);
      proxy.set("pass");
      const recoveredMs = await timeToRecover(pool);
      const load = await writers.finish();
      uncaught.stop();
      // A commit that lay in the network may still arrive after healing; that is what "unknown" is for.
      await pause(200);
      const verdict = await judge(database.ownerUrl, load);
      const failed = answers.filter(({ error }) => error !== undefined);
      const slowestNewMs = Math.max(...answers.map(({ ms }) => ms));
      report(`black hole (${mode})`, {
        holeMs,
        newRequests: answers.length,
        refusedNew: failed.length,
        slowestNewMs,
        ...summary(load),
        ...verdict,
        recoveredMs,
        uncaught: uncaught.count(),
      });
      expect(failed.length).toBeGreaterThan(10);
      for (const { error } of failed) expect(error).toBeInstanceOf(DatabaseUnavailable);
      expect(slowestNewMs).toBeLessThan(5000);
      expect(load.slowestMs).toBeLessThan(6000);
      expect(load.hung).toBe(0);
      expect(recoveredMs).toBeLessThan(5000);
      expect(verdict).toEqual({ lost: 0, ghosts: 0, halves: 0 });
      expect(uncaught.count()).toBe(0);
    },
  );
}

test(
  "resets, half-closed connections and a slow network lose nothing",
  { timeout: 60_000 },
  async () => {
    const uncaught = watchForUncaught();
    const writers = startWriters(pool);
    for (let round = 0; round < (long ? 50 : 4); round += 1) {
      await pause(150);
      proxy.reset();
      await pause(150);
      proxy.halfClose();
    }
    proxy.delay(20);
    await pause(300);
    const load = await writers.finish();
    uncaught.stop();
    const verdict = await judge(database.ownerUrl, load);
    report("resets", { ...summary(load), ...verdict, uncaught: uncaught.count() });
    expect(load.acknowledged.length).toBeGreaterThan(5);
    expect(verdict).toEqual({ lost: 0, ghosts: 0, halves: 0 });
    expect(load.hung).toBe(0);
    expect(uncaught.count()).toBe(0);
  },
);
