import { sql } from "drizzle-orm";
import { DatabaseUnavailable, type LeasePool, OutcomeUnknown } from "../lease";
import { Session } from "../session";

/** `FAULTS=long` runs the same tests for longer. */
export const long = process.env["FAULTS"] === "long";

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The part of a pool that writers use. */
export type Writable = Pick<LeasePool, "transaction">;

export type Load = {
  /** Told as committed, told as certainly not committed, and told as one or the other. */
  readonly acknowledged: number[];
  readonly refused: number[];
  readonly unknown: number[];
  /** Refusals by reason. */
  readonly reasons: Record<string, number>;
  /** Slowest answer of any kind, in milliseconds. */
  slowestMs: number;
  /** Writers that had no answer 10 s after the load should have ended. */
  hung: number;
};

export type Running = {
  readonly load: Load;
  /** Stops the writers and waits for their last answers. */
  finish(): Promise<Load>;
};

const HUNG_MS = 10_000;
/** What a person or a client library waits before it tries again, in milliseconds. */
const AFTER_REFUSAL_MS = 20;

/** A table without tenants; a row counts as whole only when both statements of its transaction ran. */
export async function createLedger(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (session) =>
    session.script(
      `create table if not exists fault_write (id bigint primary key, note text not null);
       grant select, insert, update on fault_write to cairn_app;`,
    ),
  );
}

export async function asOwner<T>(ownerUrl: string, work: (s: Session) => Promise<T>): Promise<T> {
  const session = new Session({ url: ownerUrl });
  try {
    return await work(session);
  } finally {
    session.close();
  }
}

let lastId = 0;

/** One transaction of two statements with up to 5 ms of thought between them. */
async function write(pool: Writable, id: number): Promise<void> {
  await pool.transaction({}, async (db) => {
    await db.execute(sql`insert into fault_write values (${id}, 'half')`);
    if (id % 2 === 0) await pause(Math.random() * 5);
    await db.execute(sql`update fault_write set note = 'whole' where id = ${id}`);
  });
}

function note(load: Load, id: number, error: unknown): void {
  if (error instanceof OutcomeUnknown) load.unknown.push(id);
  else load.refused.push(id);
  const reason = reasonOf(error);
  load.reasons[reason] = (load.reasons[reason] ?? 0) + 1;
}

function reasonOf(error: unknown): string {
  if (error instanceof DatabaseUnavailable || error instanceof OutcomeUnknown) return error.code;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Starts `count` writers that write without pause until finished. */
export function startWriters(pool: Writable, count = 16): Running {
  const load: Load = {
    acknowledged: [],
    refused: [],
    unknown: [],
    reasons: {},
    slowestMs: 0,
    hung: 0,
  };
  const orders = { stop: false };
  let working = count;
  const writer = async (): Promise<void> => {
    while (!orders.stop) {
      const id = (lastId += 1);
      const started = performance.now();
      try {
        await write(pool, id);
        load.acknowledged.push(id);
      } catch (error) {
        note(load, id, error);
        await pause(AFTER_REFUSAL_MS);
      }
      load.slowestMs = Math.max(load.slowestMs, performance.now() - started);
    }
    working -= 1;
  };
  const all = Promise.all(Array.from({ length: count }, writer));
  const finish = async (): Promise<Load> => {
    orders.stop = true;
    await Promise.race([all, pause(HUNG_MS)]);
    load.hung = working;
    return load;
  };
  return { load, finish };
}

export type Verdict = {
  /** Told as committed, not there. */
  readonly lost: number;
  /** Told as not committed, but there. */
  readonly ghosts: number;
  /** There with only the first of their two statements. */
  readonly halves: number;
};

/** Compares what the writers were told with what the database holds. */
export async function judge(ownerUrl: string, load: Load): Promise<Verdict> {
  const rows = await asOwner(ownerUrl, (session) =>
    session.query("select id::float8 as id, note from fault_write"),
  );
  const there = new Set(rows.map((row) => Number(row["id"])));
  return {
    lost: load.acknowledged.filter((id) => !there.has(id)).length,
    ghosts: load.refused.filter((id) => there.has(id)).length,
    halves: rows.filter((row) => row["note"] !== "whole").length,
  };
}

/** Milliseconds until the pool commits again, tried every 50 ms for at most 30 s. */
export async function timeToRecover(pool: Writable): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < 30_000) {
    try {
      const answered = write(pool, (lastId += 1)).then(() => true);
      if (!(await Promise.race([answered, pause(30_000)]))) return Infinity;
      return performance.now() - started;
    } catch {
      await pause(50);
    }
  }
  return Infinity;
}

/** Counts what would have ended the process; the caller asserts that nothing did. */
export function watchForUncaught(): { count(): number; stop(): void } {
  let seen = 0;
  const count = (): void => {
    seen += 1;
  };
  process.on("uncaughtException", count);
  process.on("unhandledRejection", count);
  return {
    count: () => seen,
    stop() {
      process.off("uncaughtException", count);
      process.off("unhandledRejection", count);
    },
  };
}

/** One line per test for whoever reads the log. */
export function report(title: string, figures: object): void {
  console.log(`${title}: ${JSON.stringify(figures, (_key, value: unknown) => rounded(value))}`);
}

const rounded = (value: unknown): unknown =>
  typeof value === "number" ? Math.round(value * 10) / 10 : value;

/** The figures of a load that matter to a reader. */
export const summary = (load: Load) => ({
  acknowledged: load.acknowledged.length,
  refused: load.refused.length,
  unknown: load.unknown.length,
  reasons: load.reasons,
  slowestMs: load.slowestMs,
  hung: load.hung,
});
