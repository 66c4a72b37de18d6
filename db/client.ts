import type { LeasePool } from "./lease";
import type { EventBus } from "./listen";

type Provided = { pool?: LeasePool; bus?: EventBus };

declare global {
  // One process loads this file twice, in the server's bundle and in Next's; what they share lives here.
  var cairnProvided: Provided | undefined;
}

const provided = (): Provided => (globalThis.cairnProvided ??= {});

/** Called once by the process entry (and by tests), before anything asks for the database. */
export function provideDatabase(pool: LeasePool): void {
  provided().pool = pool;
}

/** @throws when the process has not been given a database yet. */
export function database(): LeasePool {
  const { pool } = provided();
  if (pool === undefined) {
    throw new Error(
      "No database was provided: call provideDatabase(createLeasePool({ url })) first.",
    );
  }
  return pool;
}

export function provideEventBus(bus: EventBus): void {
  provided().bus = bus;
}

/** The process's event bus; undefined where nobody listens (tests, the command line). */
export function eventBus(): EventBus | undefined {
  return provided().bus;
}
