import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/template";
import {
  asOwner,
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

const seconds = long ? 60 : 5;
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await createLedger(database.ownerUrl);
});
afterAll(() => database.drop());

/** Ends two random connections of the application every 50 ms. Returns how many it ended. */
async function killBackends(ownerUrl: string, forMs: number): Promise<number> {
  let kills = 0;
  await asOwner(ownerUrl, async (session) => {
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      const rows = await session.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() order by random() limit 2`,
      );
      kills += rows.length;
      await pause(50);
    }
  });
  return kills;
}

test(
  "nothing acknowledged is lost while connections die under 16 writers",
  { timeout: (seconds + 60) * 1000 },
  async () => {
    const uncaught = watchForUncaught();
    const calm = startWriters(database.pool);
    await pause(1000);
    const calmRate = (await calm.finish()).acknowledged.length;
    const writers = startWriters(database.pool);
    const kills = await killBackends(database.ownerUrl, seconds * 1000);
    const load = await writers.finish();
    const recoveredMs = await timeToRecover(database.pool);
    uncaught.stop();
    const verdict = await judge(database.ownerUrl, load);
    report("backend kills", {
      seconds,
      kills,
      ...summary(load),
      ...verdict,
      uncaught: uncaught.count(),
      recoveredMs,
      shareOfCalmRate: load.acknowledged.length / seconds / calmRate,
    });
    expect(kills).toBeGreaterThan(seconds * 5);
    expect(load.acknowledged.length).toBeGreaterThan(100);
    expect(verdict).toEqual({ lost: 0, ghosts: 0, halves: 0 });
    expect(uncaught.count()).toBe(0);
    expect(load.hung).toBe(0);
    expect(load.slowestMs).toBeLessThan(10_000);
    expect(recoveredMs).toBeLessThan(5000);
    expect(database.pool.stats()).toMatchObject({ busy: 0, waiting: 0 });
  },
);
