import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

export type S3Server = { readonly endpoint: string; readonly stop: () => void };

/** A server that speaks S3 and comes from PyPI; it is installed once, beside the packages. */
const version = "5.2.5";
const place = join("node_modules", ".cache", `moto-${version}`);
const INSTALL_MS = 150_000;

const run = promisify(execFile);

/** The command that starts one on a port: the caller's own, or the one that could be installed; null without any. */
async function commandOf(port: number): Promise<readonly string[] | null> {
  const own = process.env["TEST_S3_SERVER"];
  if (own !== undefined) return own.replaceAll("{port}", String(port)).split(" ");
  const program = join(place, "bin", "moto_server");
  if (!existsSync(program) && !(await install())) return null;
  return [program, "-H", "127.0.0.1", "-p", String(port)];
}

async function install(): Promise<boolean> {
  try {
    await run("python3", ["-m", "venv", place], { timeout: INSTALL_MS });
    const pip = ["install", "-q", "--retries", "0", `moto[server]==${version}`];
    await run(join(place, "bin", "pip"), pip, { timeout: INSTALL_MS });
    return true;
  } catch {
    return false;
  }
}

/** Starts a real S3 server for this process; null where none can start. */
export async function startS3(): Promise<S3Server | null> {
  const port = await freePort();
  const [program, ...rest] = (await commandOf(port)) ?? [];
  if (program === undefined) return null;
  const child = spawn(program, rest, { stdio: "ignore" });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = (): void => void child.kill();
  if (await answers(endpoint, child)) return { endpoint, stop };
  stop();
  return null;
}

async function answers(endpoint: string, child: ChildProcess): Promise<boolean> {
  for (let tried = 0; tried < 150 && child.exitCode === null; tried += 1) {
    const there = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (there) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
