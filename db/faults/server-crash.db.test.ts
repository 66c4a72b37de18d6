import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, startEmbedded } from "../embedded";
import { createLeasePool, type LeasePool } from "../lease";
import { APP_ROLE, migrate } from "../migrate";
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

/**
 * How the server ends: killed with all its processes, told to drop everything (as `pg_ctl restart -m
 * immediate`), or told to end its connections (as `-m fast`). Cairn's own watch starts it again.
 */
const ends = ["SIGKILL", "SIGQUIT", "SIGINT"] as const;
const rounds = long ? 50 : 3;

let folder: string;
let server: EmbeddedDatabase;
let pool: LeasePool;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cairn-crash-"));
  server = await startEmbedded({ dataDir: folder });
  await migrate({ url: server.url, directory: "db/migrations", appPassword: "crash-test" });
  const app = new URL(server.url);
  app.username = APP_ROLE;
  app.password = "crash-test";
  pool = createLeasePool({ url: app.href });
  await createLedger(server.url);
});
afterAll(async () => {
  await pool.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The postmaster's own number and those of the connections it serves. */
async function processes(): Promise<{ postmaster: number; backends: number[] }> {
  return asOwner(server.url, async (session) => {
    const rows = await session.query(
      "select pid from pg_stat_activity where pid <> pg_backend_pid()",
    );
    const [directory] = await session.query("select current_setting('data_directory') as path");
    const file = readFileSync(join(String(directory?.["path"]), "postmaster.pid"), "utf8");
    return {
      postmaster: Number(file.split("\n")[0]),
      backends: rows.map((row) => Number(row["pid"])),
    };
  });
}

function signal(pid: number, how: NodeJS.Signals): void {
  try {
    process.kill(pid, how);
  } catch {
    // It has already ended by itself.
  }
}

async function endServer(how: (typeof ends)[number]): Promise<void> {
  const { postmaster, backends } = await processes();
  signal(postmaster, how);
  if (how === "SIGKILL") for (const pid of backends) signal(pid, how);
}

/** Milliseconds until the server takes connections again. */
async function timeToServe(): Promise<number> {
  const started = performance.now();
  await pause(100);
  while (performance.now() - started < 60_000) {
    try {
      await asOwner(server.url, (session) => session.query("select 1"));
      return performance.now() - started;
    } catch {
      await pause(20);
    }
  }
  return Infinity;
}

test(
  "nothing acknowledged is lost when the server is killed and restarted under load",
  { timeout: rounds * 20_000 + 60_000 },
  async () => {
    const uncaught = watchForUncaught();
    const writers = startWriters(pool);
    const away: number[] = [];
    const recovered: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await pause(300 + Math.random() * 400);
      await endServer(ends[round % ends.length] ?? "SIGKILL");
      away.push(await timeToServe());
      recovered.push(await timeToRecover(pool));
    }
    await pause(300);
    const load = await writers.finish();
    uncaught.stop();
    const verdict = await judge(server.url, load);
    report("server crashes", {
      rounds,
      ...summary(load),
      ...verdict,
      slowestRestartMs: Math.max(...away),
      slowestRecoveryAfterRestartMs: Math.max(...recovered),
      uncaught: uncaught.count(),
    });
    expect(load.acknowledged.length).toBeGreaterThan(rounds * 50);
    expect(verdict).toEqual({ lost: 0, ghosts: 0, halves: 0 });
    expect(load.hung).toBe(0);
    expect(load.slowestMs).toBeLessThan(10_000);
    expect(Math.max(...away)).toBeLessThan(30_000);
    expect(Math.max(...recovered)).toBeLessThan(5000);
    expect(uncaught.count()).toBe(0);
    expect(pool.stats()).toMatchObject({ busy: 0, waiting: 0 });
  },
);
