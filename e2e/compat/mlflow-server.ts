import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const script = path.resolve("e2e/compat/scripts/fill.py");

export type FilledMlflow = { readonly address: string; readonly stop: () => Promise<void> };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Starts a real MLflow server with so many runs in its SQLite, and a few with files and models from its own client. */
export async function startMlflow(python: string, runs: number): Promise<FilledMlflow> {
  const folder = mkdtempSync(path.join(tmpdir(), "mlflow-"));
  const store = `sqlite:///${path.join(folder, "mlflow.db")}`;
  const environment = { ...process.env, GIT_PYTHON_REFRESH: "quiet" };
  await run(python, [script, "rows", store, String(runs)], { env: environment, timeout: 300_000 });
  const address = `http://127.0.0.1:${await freePort()}`;
  const serve = [
    "server",
    "--host",
    "127.0.0.1",
    "--port",
    new URL(address).port,
    "--workers",
    "1",
  ];
  const keep = [
    "--backend-store-uri",
    store,
    "--artifacts-destination",
    path.join(folder, "files"),
  ];
  const child = spawn(path.join(path.dirname(python), "mlflow"), [...serve, ...keep], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const log = createWriteStream(path.join(folder, "log"));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const stop = async () => {
    // The server has workers of its own, which end with its group.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await Promise.race([once(child, "exit"), pause(10_000)]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(address);
    const client = { ...environment, MLFLOW_TRACKING_URI: address };
    await run(python, [script, "client"], { env: client, timeout: 180_000 });
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(address: string): Promise<void> {
  for (let left = 240; left > 0; left -= 1) {
    const answer = await fetch(`${address}/health`).catch(() => null);
    if (answer?.ok) return;
    await pause(500);
  }
  throw new Error("MLflow did not start within two minutes.");
}
