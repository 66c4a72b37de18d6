import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbedded } from "~/db/embedded";
import { migrate } from "~/db/migrate";

export type Measured = {
  readonly name: "cairn" | "mlflow";
  readonly port: number;
  /** The server's own process, whose children are its workers. */
  readonly pid: number;
  /** Its database's first process. */
  readonly databasePid: number;
  /** As the owner of everything in it. */
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
};

const startMs = 180_000;

/** Each has a PostgreSQL of its own, of the same version and with the same settings. */
async function database(folder: string) {
  const dataDir = join(folder, "database");
  const embedded = await startEmbedded({ dataDir });
  const postmaster = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  return { url: embedded.url, stop: () => embedded.stop(), pid: Number(postmaster.split("\n")[0]) };
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`${address}: the server left before it answered`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error(`${address} did not answer within ${startMs} ms`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

type Place = { readonly folder: string; readonly port: number };
type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

function run({ command, args, env }: Program): ChildProcess {
  return spawn(command, [...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The built production server, over the same database settings. */
export async function startCairn({ folder, port }: Place): Promise<Measured> {
  const { url, stop, pid } = await database(folder);
  await migrate({ url, directory: resolve("db/migrations") });
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: url,
    DATA_DIR: join(folder, "data"),
    PORT: String(port),
    LOG_LEVEL: "warn",
  };
  const child = run({ command: process.execPath, args: [resolve(".build/main.mjs")], env });
  await answers(child, `http://127.0.0.1:${port}/readyz`);
  return {
    name: "cairn",
    port,
    pid: child.pid ?? 0,
    databasePid: pid,
    databaseUrl: url,
    stop: async () => {
      await end(child);
      await stop();
    },
  };
}

/** `mlflow server` as it starts by itself: as many workers as it likes. */
export async function startMlflow({ folder, port }: Place, python: string): Promise<Measured> {
  const { url, stop, pid } = await database(folder);
  const store = url.replace(/^postgres(?:ql)?:/, "postgresql+psycopg2:");
  const args = ["-m", "mlflow", "server", "--backend-store-uri", store, "--port", String(port)];
  const env = { MLFLOW_DISABLE_TELEMETRY: "true", DO_NOT_TRACK: "1", GIT_PYTHON_REFRESH: "quiet" };
  const child = run({
    command: python,
    args: [...args, "--default-artifact-root", join(folder, "artifacts")],
    env,
  });
  await answers(child, `http://127.0.0.1:${port}/health`);
  return {
    name: "mlflow",
    port,
    pid: child.pid ?? 0,
    databasePid: pid,
    databaseUrl: url,
    stop: async () => {
      await end(child);
      await stop();
    },
  };
}
