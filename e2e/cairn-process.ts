import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const startMs = 90_000;
const stopMs = 45_000;

export type RunningCairn = {
  /** Such as http://localhost:41234. */
  readonly origin: string;
  /** The whole one-time link that stands below the address in the terminal. */
  readonly setupLink: string;
  /** Ends it as an operator would, waits for it, and removes its data. */
  readonly stop: () => Promise<void>;
};

/** Starts the built server as `npm start` does, in its own data folder and on a free port. */
export async function startCairn(): Promise<RunningCairn> {
  const folder = mkdtempSync(path.join(tmpdir(), "cairn-e2e-"));
  const origin = `http://localhost:${await freePort()}`;
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", path.join(root, ".build", "main.mjs")],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATA_DIR: path.join(folder, "data"),
        PORT: new URL(origin).port,
        LOG_LEVEL: "warn",
        // Imports read from servers that the tests start beside it.
        IMPORT_PRIVATE_HOSTS: "127.0.0.1",
        NO_COLOR: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const said = linesOf(child);
  const stop = () => stopCairn(child, folder);
  try {
    const setupLink = await linkIn(child, said);
    await ready(origin);
    return { origin, setupLink, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything the process has written so far. */
function linesOf(child: ChildProcess): () => string {
  let text = "";
  child.stdout?.on("data", (part: Buffer) => (text += part.toString()));
  child.stderr?.on("data", (part: Buffer) => (text += part.toString()));
  return () => text;
}

async function linkIn(child: ChildProcess, said: () => string): Promise<string> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    const link = /http:\S+\/setup\?token=\S+/.exec(said())?.[0];
    if (link !== undefined) return link;
    if (child.exitCode !== null) throw new Error(`Cairn left before it was ready:\n${said()}`);
    await pause(100);
  }
  throw new Error(`Cairn printed no set-up link within ${startMs} ms:\n${said()}`);
}

async function ready(origin: string): Promise<void> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    const { ok } = await fetch(`${origin}/readyz`);
    if (ok) return;
    await pause(100);
  }
  throw new Error(`${origin}/readyz did not say ready within ${startMs} ms`);
}

async function stopCairn(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const late = pause(stopMs, "late", { ref: false });
    if ((await Promise.race([ended, late])) === "late") {
      child.kill("SIGKILL");
      throw new Error(`Cairn did not stop within ${stopMs} ms of SIGTERM`);
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Free at the moment of asking; Cairn says so itself if somebody takes it meanwhile. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
