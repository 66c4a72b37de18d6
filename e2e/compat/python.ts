import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = path.resolve(".build/compat");
const minutes = 60_000;

export type Python =
  | { readonly kind: "ready"; readonly command: string }
  /** Why the real client cannot run here. It counts as not run, never as passed. */
  | { readonly kind: "missing"; readonly reason: string };

/**
 * An environment of its own with these packages, made once and kept in `.build`.
 * @param name of its folder
 * @param packages with their exact versions
 */
export async function pythonWith(name: string, packages: readonly string[]): Promise<Python> {
  const home = path.join(folder, name);
  const command = path.join(
    home,
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python",
  );
  const marker = path.join(home, `has ${packages.join(" ")}`);
  if (existsSync(marker)) return { kind: "ready", command };
  try {
    await run("python3", ["-m", "venv", "--clear", home], { timeout: 2 * minutes });
  } catch {
    return { kind: "missing", reason: "not run: no Python 3 with venv" };
  }
  try {
    const quiet = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
    await run(command, ["-m", "pip", "install", ...quiet, ...packages], { timeout: 5 * minutes });
    await run(command, ["-c", `open(${JSON.stringify(marker)}, "w").close()`]);
    return { kind: "ready", command };
  } catch {
    return { kind: "missing", reason: "not run: no PyPI" };
  }
}

export type Script = {
  /** In `scripts`. */
  readonly file: string;
  readonly origin: string;
  readonly token: string;
};

/** Runs a script against a Cairn as its tracking server; throws with everything it said when it fails. */
export async function runScript(
  command: string,
  { file, origin, token }: Script,
): Promise<{ readonly said: string }> {
  const { stdout } = await run(command, [path.resolve("e2e/compat/scripts", file)], {
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
