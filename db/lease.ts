import type { SQL } from "drizzle-orm";
import { type Db, drizzleOver, textOf, withoutWrapper } from "./lease-drizzle";
import { OutcomeUnknown } from "./lease-errors";
import { type LeaseOptions, SlotPool } from "./lease-slots";
import { type Settings, Unit } from "./lease-unit";

export type { Db } from "./lease-drizzle";
export { DatabaseUnavailable, OutcomeUnknown, sqlError } from "./lease-errors";
export type { LeaseOptions } from "./lease-slots";
export type { Settings } from "./lease-unit";

export type LeaseStats = {
  /** Connections that exist now. */
  readonly size: number;
  /** Connections with a unit of work on them. */
  readonly busy: number;
  /** Units of work that wait for a connection. */
  readonly waiting: number;
  /** Connections lost or given up since the pool was made. */
  readonly lost: number;
};

export type LeasePool = {
  /**
   * Runs `work` in one READ COMMITTED, read-write transaction with `settings` in force, and commits.
   * Whatever `work` throws rolls back and is thrown on (Drizzle's wrapper removed, so `sqlError` or
   * `error.code` tell the SQLSTATE).
   * @throws DatabaseUnavailable when the work was certainly not stored; OutcomeUnknown when the
   * connection ended during COMMIT; LeaseRefused for queries after the work has settled.
   */
  transaction<T>(settings: Settings, work: (db: Db) => Promise<T>): Promise<T>;
  /** As `transaction`, but READ ONLY on one snapshot (REPEATABLE READ); the result is handed back without waiting for COMMIT. */
  read<T>(settings: Settings, work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * One statement as a transaction of its own: BEGIN, settings, statement and COMMIT travel together and cost one trip.
   * The rows are raw and come when all of it is committed. Throws as `transaction` does.
   */
  statement(settings: Settings, query: SQL): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stats(): LeaseStats;
  /** Refuses new work, lets running units finish for a few seconds, then closes every connection. */
  close(): Promise<void>;
};

/** Without these words a statement outside a transaction cannot write: the session default is read only. */
const BEGIN_WRITE = "begin isolation level read committed read write";
/** One snapshot for all queries of a read, so that counts, pages and chains agree with each other. */
const BEGIN_READ = "begin isolation level repeatable read read only";

/**
 * A bounded pool of exclusive leases; `url` is postgres://user:password@host:port/database.
 * Nothing connects before the first unit of work.
 * @throws WrongDatabaseUrl
 */
export function createLeasePool(options: LeaseOptions): LeasePool {
  const slots = new SlotPool(options);
  return {
    async transaction(settings, work) {
      const unit = await open(slots, BEGIN_WRITE, settings);
      let result;
      try {
        result = await work(drizzleOver(unit));
      } catch (error) {
        return undo(slots, unit, error);
      }
      await commit(slots, unit);
      return result;
    },
    async read(settings, work) {
      const unit = await open(slots, BEGIN_READ, settings);
      try {
        return await work(drizzleOver(unit));
      } catch (error) {
        throw unit.slot.dead ? unit.refusal : withoutWrapper(error);
      } finally {
        endRead(slots, unit);
      }
    },
    async statement(settings, query) {
      const { sql: text, params } = textOf(query);
      const unit = await open(slots, BEGIN_WRITE, settings);
      const rows = unit.query(text, params);
      rows.catch(() => undefined);
      // Before a connection has ever answered, nobody could say whether a lost COMMIT was carried out.
      if (!unit.slot.open) await rows.catch((error: unknown) => undo(slots, unit, error));
      await commit(slots, unit);
      return rows;
    },
    stats: () => slots.stats(),
    close: () => slots.close(),
  };
}

async function open(slots: SlotPool, begin: string, settings: Settings): Promise<Unit> {
  const limits = slots.limits();
  const unit = new Unit(slots.takeFree() ?? (await slots.acquire()), limits);
  unit.begin(begin, settings);
  return unit;
}

async function commit(slots: SlotPool, unit: Unit): Promise<void> {
  try {
    const { command } = await unit.end("commit");
    if (command !== "COMMIT") throw withoutCommit(unit);
  } catch (error) {
    throw unit.ending && unit.slot.dead ? new OutcomeUnknown(error) : error;
  } finally {
    slots.release(unit.slot);
  }
}

/** Rolls back, then throws what the caller should hear. */
async function undo(slots: SlotPool, unit: Unit, error: unknown): Promise<never> {
  const verdict = unit.slot.dead ? unit.refusal : withoutWrapper(error);
  try {
    await unit.end("rollback");
  } catch {
    // The connection is gone, and with it the transaction: exactly what was asked for.
  } finally {
    slots.release(unit.slot);
  }
  throw verdict;
}

/**
 * A read has nothing to lose by not waiting for its end. Once all its answers are there, the slot is free
 * as soon as COMMIT is on its way: the next BEGIN can only follow it, and travels in the same packet. Should
 * that COMMIT fail, the session is in an aborted transaction, so the next BEGIN is refused and nothing runs.
 */
function endRead(slots: SlotPool, unit: Unit): void {
  const free = (): void => slots.release(unit.slot);
  if (unit.settled) {
    unit.end("commit").catch(() => undefined);
    free();
  } else {
    unit.end("commit").then(free, free);
  }
}

/** COMMIT answered ROLLBACK: a statement had failed and the work carried on as if it had not. */
function withoutCommit(unit: Unit): unknown {
  return (
    unit.failure ?? new Error("The server rolled the transaction back instead of committing it.")
  );
}
