import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

/** A Cairn in a process of its own, as far as its database goes: it can be killed, doubled, or run by another user. */
export type OtherCairn = {
  pid: number;
  /** What startEmbedded gave, or the reason and the sentence of the StartError it threw. */
  started:
    | { url: string; port: number; how: string; fresh: boolean }
    | { reason: string; message: string };
  /** Stops as on Ctrl-C. */
  stop(): Promise<void>;
  /** Ends the process at once; its database knows nothing of it. */
  kill(): Promise<void>;
};

const PROGRAM = `
import { startEmbedded } from "~/db/embedded";
const tell = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
try {
  const { stop, ...started } = await startEmbedded({ dataDir: process.argv[2], address: "http://localhost:3000" });
  process.once("SIGTERM", async () => { await stop(); process.exit(0); });
  setInterval(() => undefined, 60_000);
  tell(started);
} catch (error) {
  tell({ reason: error.reason ?? error.name, message: error.message });
}`;

const project = path.resolve(import.meta.dirname, "../..");
/** Below the project, because the database's programs are searched from here upwards. */
const bundle = path.join(project, ".build", `other-cairn-${process.pid}.mjs`);

/** Makes the program that `otherCairn` runs; call once before, and the returned function after. */
export async function prepareOtherCairn(): Promise<() => void> {
  await build({
    stdin: { contents: PROGRAM, resolveDir: project },
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "~": project },
  });
  return () => fs.rmSync(bundle, { force: true });
}

/** Starts one on `dataDir` and waits until it runs or is refused; it ends with the test. `user` is a number, for root only. */
export async function otherCairn(dataDir: string, user?: number): Promise<OtherCairn> {
  const identity = user === undefined ? {} : { uid: user, gid: user };
  const child = spawn(process.execPath, [bundle, dataDir], {
    ...identity,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  const end = (signal: "SIGTERM" | "SIGKILL") => () => {
    child.kill(signal);
    return gone;
  };
  onTestFinished(end("SIGTERM"));
  const line = await new Promise<string>((done) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith("\n")) done(output);
    });
    child.once("exit", () => done(output || '{"reason":"ended","message":"said nothing"}'));
  });
  // The program above wrote it.
  const started: OtherCairn["started"] = JSON.parse(line);
  return { pid: child.pid ?? 0, started, stop: end("SIGTERM"), kill: end("SIGKILL") };
}

/** Why a test that needs a small disk of its own cannot run here, or null. */
export function whyNoDisk(): string | null {
  if (process.getuid?.() !== 0) return "needs root to mount a small disk";
  return spawnSync("sh", ["-c", "command -v mount && command -v umount"]).status === 0
    ? null
    : "needs mount";
}

/** Runs `work` on a disk of `megabytes`. */
export async function onSmallDisk(
  megabytes: number,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = fs.mkdtempSync("/tmp/cairn-disk-");
  const mounted = spawnSync("mount", [
    "-t",
    "tmpfs",
    "-o",
    `size=${megabytes}m,mode=755`,
    "tmpfs",
    folder,
  ]);
  try {
    if (mounted.status !== 0) throw new Error(mounted.stderr.toString());
    await work(folder);
  } finally {
    spawnSync("umount", [folder]);
    fs.rmdirSync(folder);
  }
}
