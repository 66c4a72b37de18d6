import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const startMs = 90_000;

export type TimedCairn = {
  readonly origin: string;
  readonly setupLink: string | null;
  /** From starting the program to the first "ready" of /readyz. */
  readonly readyMs: number;
  /** Resident memory of the server's own process, without Postgres. Linux only. */
  readonly residentMegabytes: () => number;
  readonly stop: () => Promise<void>;
};

/** Starts the built server on this data folder, which may hold one already, and waits until it is ready. */
export async function startTimed(dataDir: string, port: number): Promise<TimedCairn> {
  const origin = `http://localhost:${port}`;
  const begun = performance.now();
  const child = spawn(process.execPath, [path.resolve(".build/main.mjs")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  await ready(origin, child);
  const readyMs = performance.now() - begun;
  await pause(500);
  return {
    origin,
    readyMs,
    setupLink: /http:\S+\/setup\?token=\S+/.exec(said)?.[0] ?? null,
    residentMegabytes: () => residentOf(child),
    stop: async () => {
      const ended = once(child, "exit");
      if (child.exitCode === null) child.kill("SIGTERM");
      else return;
      await ended;
    },
  };
}

async function ready(origin: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error("Cairn left before it was ready");
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(10);
  }
  child.kill("SIGKILL");
  throw new Error(`${origin}/readyz did not say ready within ${startMs} ms`);
}

function residentOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid ?? "self"}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}
