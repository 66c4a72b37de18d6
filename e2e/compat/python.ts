import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = path.resolve(".build/compat");
const minutes = 60_000;

export type Python =
  | { readonly kind: "ready"; readonly command: string }
  /** Why the real client cannot run here. It counts as not run, never as passed. */
  | { readonly kind: "missing"; readonly reason: string };

export type Environment = {
  /** Of its folder. */
  readonly name: string;
  /** With their exact versions. */
  readonly packages: readonly string[];
};

/**
 * The newest release: its client, its server and what learns with it. One environment for every suite, because most
 * of the time goes into installing; the client in it is the package `mlflow-skinny`.
 */
export const newest: Environment = {
  name: "mlflow-3.17.2",
  packages: [
    "mlflow==3.17.2",
    "numpy==2.4.6",
    "pandas==3.1.1",
    "scikit-learn==1.9.1",
    "skops==0.16.0",
  ],
};

/** The last of the 2.x line, its client alone. */
export const older: Environment = {
  name: "mlflow-2.22.5",
  packages: ["mlflow-skinny==2.22.5"],
};

/** An environment of its own with these packages, made once and kept in `.build`. */
export async function pythonWith({ name, packages }: Environment): Promise<Python> {
  const home = path.join(folder, name);
  const command = path.join(
    home,
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python",
  );
  const marker = path.join(home, `has ${packages.join(" ")}`);
  return oneAtATime(home, async () => {
    if (existsSync(marker)) return { kind: "ready", command };
    try {
      await run("python3", ["-m", "venv", "--clear", home], { timeout: 2 * minutes });
    } catch {
      return { kind: "missing", reason: "not run: no Python 3 with venv" };
    }
    try {
      // Nothing is compiled ahead: what a script imports, Python compiles by itself.
      const how = ["--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary=:all:"];
      await run(command, ["-m", "pip", "install", ...how, ...packages], { timeout: 5 * minutes });
      writeFileSync(marker, "");
      return { kind: "ready", command };
    } catch {
      return { kind: "missing", reason: "not run: no PyPI" };
    }
  });
}

/** Waits while another worker makes the same environment. */
async function oneAtATime<Made>(home: string, make: () => Promise<Made>): Promise<Made> {
  const lock = `${home}.lock`;
  mkdirSync(folder, { recursive: true });
  while (!taken(lock)) await pause(200);
  try {
    return await make();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether the lock is ours now. One that a killed run left behind names a process that is gone. */
function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (existsSync(lock) && !lives(Number(readFileSync(lock, "utf8"))))
      rmSync(lock, { force: true });
    return false;
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export type Script = {
  /** In `scripts`. */
  readonly file: string;
  readonly origin: string;
  readonly token: string;
  readonly args?: readonly string[];
};

/** Runs a script against a Cairn as its tracking server; throws with everything it said when it fails. */
export async function runScript(
  command: string,
  { file, origin, token, args = [] }: Script,
): Promise<{ readonly said: string }> {
  const { stdout } = await run(command, [path.resolve("e2e/compat/scripts", file), ...args], {
    timeout: 2 * minutes,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      MLFLOW_TRACKING_URI: origin,
      MLFLOW_TRACKING_TOKEN: token,
      MLFLOW_HTTP_REQUEST_MAX_RETRIES: "1",
      MLFLOW_ENABLE_ASYNC_LOGGING: "false",
      GIT_PYTHON_REFRESH: "quiet",
      NODE_ENV: "test",
    },
  });
  return { said: stdout };
}
