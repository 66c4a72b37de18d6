import type { Log } from "~/server/core/log";

/** What has to end, in this order; each step gets its own time, so that one that hangs does not keep the others. */
export type Step = {
  readonly name: string;
  readonly withinMs: number;
  readonly end: () => Promise<void> | void;
};

/**
 * Ends in order on Ctrl-C, SIGTERM or SIGHUP and leaves with 0. A second Ctrl-C leaves at once: every write is a
 * transaction, and the database finishes or forgets it on its own.
 */
export function endOnSignals(log: Log, end: () => Promise<void>): void {
  let asked = 0;
  const stop = (signal: NodeJS.Signals): void => {
    asked += 1;
    if (asked > 1) {
      process.exit(130);
    }
    log.info({ signal }, "stopping; press Ctrl-C again to leave at once");
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // The last one comes when the terminal is closed.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

/** After an error that nobody expected, the state of the process is unknown: it is taken out of service and left. */
export function endOnMistakes(log: Log, end: () => Promise<void>): void {
  let ending = false;
  const leave = async (error: unknown, what: string): Promise<void> => {
    log.fatal({ err: error }, what);
    if (ending) return;
    ending = true;
    await end();
    process.exit(1);
  };
  process.on("uncaughtException", (error) => void leave(error, "uncaught error"));
  process.on("unhandledRejection", (reason) => void leave(reason, "unhandled rejection"));
}

export async function endAll(steps: readonly Step[], log: Log): Promise<void> {
  for (const { name, withinMs, end } of steps) {
    try {
      await Promise.race([end(), tooLong(withinMs)]);
    } catch (error) {
      log.error({ err: error, step: name }, "did not stop cleanly");
    }
  }
}

const tooLong = (ms: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms).unref();
  });
