import { processIdentity } from "~/db/embedded-process";
import type { RunningServer } from "~/db/embedded-server";

export type ServerWatch = {
  /** Ends the watch, waits for a restart under way, and hands back the server that runs now. */
  end(): Promise<RunningServer>;
};

const LOOK_EVERY_MS = 250;
/** A server that dies again and again has a reason that more starts do not cure; waiting also keeps the log short. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * Starts the server again when it dies without being asked to (killed by the system for memory, say). A failed restart is
 * tried again, first after half a second, then after twice as long each time, at most 30 s.
 */
export function keepRunning(
  first: RunningServer,
  restart: () => Promise<RunningServer>,
): ServerWatch {
  let server = first;
  let ended = false;
  let pauseMs = LOOK_EVERY_MS;
  let underWay: Promise<void> = Promise.resolve();
  let timer = setTimeout(look, LOOK_EVERY_MS).unref();

  function look(): void {
    underWay = bringBack().finally(() => {
      if (!ended) timer = setTimeout(look, pauseMs).unref();
    });
  }

  async function bringBack(): Promise<void> {
    if (processIdentity(server.pid) !== null) {
      pauseMs = LOOK_EVERY_MS;
      return;
    }
    try {
      server = await restart();
    } catch {
      // The reason is in the database's own log; meanwhile readiness says that the database is away.
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  return {
    async end() {
      ended = true;
      clearTimeout(timer);
      await underWay;
      return server;
    },
  };
}
