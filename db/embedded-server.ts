import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { invocation } from "~/db/embedded-account";
import { noBinaries } from "~/db/embedded-binaries";
import type { Installation } from "~/db/embedded-cluster";
import { damaged, openLog, tailOf, type DataFolder } from "~/db/embedded-folder";
import { poll, processesIn, processIdentity } from "~/db/embedded-process";
import { diskFull, StartError } from "~/db/start-error";

/** A running server; `child` is absent when an earlier process started it. */
export type RunningServer = { pid: number; port: number; child: ChildProcess | null };

/** After a crash the server replays its log before it answers; that is bounded by max_wal_size. */
const READY_TIMEOUT_MS = 120_000;
const ORPHAN_TIMEOUT_MS = 10_000;
const FAST_STOP_TIMEOUT_MS = 15_000;

/** Set on the command line, so that a database made by an older Cairn gets them too. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  log_checkpoints: "off",
  log_min_duration_statement: "2s",
  // Values may be secrets; statements are logged with their placeholders.
  log_parameter_max_length: "0",
  logging_collector: "off",
  jit: "off",
};

/** `postmaster.pid`, which the server keeps while it runs (PostgreSQL source, miscadmin.h): one fact per line. */
type PidFile = { pid: number; folder: string; port: number; status: string };

function readPidFile(folder: DataFolder): PidFile | null {
  try {
    const lines = fs.readFileSync(path.join(folder.cluster, "postmaster.pid"), "utf8").split("\n");
    const at = (line: number): string => (lines[line - 1] ?? "").trim();
    return { pid: Number(at(1)), folder: at(2), port: Number(at(4)), status: at(8) };
  } catch {
    return null;
  }
}

/** The server that runs on this folder and answers, or null. Starts, stops and changes nothing. */
export async function findServer(folder: DataFolder): Promise<RunningServer | null> {
  const file = readPidFile(folder);
  if (file === null || file.status !== "ready" || !servesHere(file, folder)) return null;
  return (await answers(file.port)) ? { pid: file.pid, port: file.port, child: null } : null;
}

/** The pid file may speak of a server that died, or, in a copied folder, of the one on the original. */
function servesHere(file: PidFile, folder: DataFolder): boolean {
  if (processIdentity(file.pid) === null) return false;
  const here = processesIn(folder.cluster);
  return here === null || here.length === 0
    ? file.folder === folder.cluster
    : here.includes(file.pid);
}

/**
 * Waits until a server that is just starting answers, or what a killed server left behind is gone, and then removes its
 * pid file. Null means that a server can be started. Throws StartError `database-refused` when something stays.
 */
export async function settle(folder: DataFolder): Promise<RunningServer | null> {
  const settled = await poll<RunningServer | "free">(async () => {
    const file = readPidFile(folder);
    if (file === null) return "free";
    const here = processesIn(folder.cluster);
    const alive = here === null ? servesHere(file, folder) : here.length > 0;
    if (alive) return findServer(folder);
    fs.rmSync(path.join(folder.cluster, "postmaster.pid"), { force: true });
    return "free";
  }, ORPHAN_TIMEOUT_MS);
  if (settled !== null) return settled === "free" ? null : settled;
  throw new StartError({
    reason: "database-refused",
    what: "A PostgreSQL process still works on this folder and does not answer",
    where: folder.cluster,
    todo: `Stop process ${readPidFile(folder)?.pid ?? "shown by: ps"} and start again.`,
  });
}

/**
 * Starts the server and waits until it takes connections. `wantedPort` is used when it is free.
 * Throws StartError `disk-full`, `no-binaries`, `database-refused` or `database-damaged`.
 */
export async function launch(
  installation: Installation,
  wantedPort: number | null,
): Promise<RunningServer> {
  let port = wantedPort ?? (await freePort());
  // Another program may have taken the port since it was last used, or since it was found free.
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryLaunch(installation, port);
    if (typeof outcome !== "string") return outcome;
    if (attempt === 3 || !outcome.includes("could not bind")) throw refusal(installation, outcome);
    port = await freePort();
  }
}

/** Brings a server that died back on the port that its users know. Throws StartError as `launch`, also for a taken port. */
export async function relaunch(installation: Installation, port: number): Promise<RunningServer> {
  const outcome = (await settle(installation.folder)) ?? (await tryLaunch(installation, port));
  if (typeof outcome === "string") throw refusal(installation, outcome);
  return outcome;
}

/** The running server, or what it wrote before it gave up. */
async function tryLaunch(
  installation: Installation,
  port: number,
): Promise<RunningServer | string> {
  const { binaries, folder, account } = installation;
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const args = [
    "-D",
    folder.cluster,
    ...settings.flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
  const call = invocation(account, binaries.postgres, args);
  const log = openLog(folder);
  const logStart = fs.fstatSync(log).size;
  // Its own process group: Ctrl-C must reach Cairn first, which stops the database last.
  const child = spawn(call.file, call.args, {
    ...call.options,
    detached: true,
    stdio: ["ignore", log, log],
  });
  fs.closeSync(log);
  let failure: unknown = null;
  child.once("error", (error) => (failure = error));
  const ended = (): boolean =>
    failure !== null || child.exitCode !== null || child.signalCode !== null;
  await poll(() => (ended() || isReady(folder, child) ? true : null), READY_TIMEOUT_MS);
  if (failure !== null) throw noBinaries("which could not start postgres", failure);
  if (isReady(folder, child) && child.pid !== undefined) {
    child.unref();
    return { pid: child.pid, port, child };
  }
  child.kill("SIGQUIT");
  return tailOf(folder.log, logStart) || `it was not ready after ${READY_TIMEOUT_MS / 1000} s`;
}

/** A pid file of a killed server also says ready, so the process number must be our child's. */
function isReady(folder: DataFolder, child: ChildProcess): boolean {
  const file = readPidFile(folder);
  return file !== null && file.pid === child.pid && file.status === "ready";
}

/** What PostgreSQL calls files that it cannot make sense of. */
const SIGNS_OF_DAMAGE =
  /PANIC:|checkpoint|checksum|control file|corrupt|incompatible|invalid|required WAL|could not (open|read)|does not exist/;

function refusal({ folder }: Installation, output: string): StartError {
  if (output.includes("No space left on device")) return diskFull(folder.root);
  const lines = output.trim().split("\n");
  const grave = lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? "";
  const last = grave.replace(/^.*?(FATAL|PANIC):\s*/, "");
  if (SIGNS_OF_DAMAGE.test(grave)) {
    return damaged(folder, `could not be opened, PostgreSQL says "${last}"`);
  }
  return new StartError({
    reason: "database-refused",
    what: `PostgreSQL did not start, it says "${last}"`,
    where: folder.log,
    todo: "Read the end of that file, solve what it names and start again.",
  });
}

/**
 * Stops the server: open transactions are rolled back, everything committed is on disk.
 * One that does not stop in 15 s is ended at once, and replays its log at the next start.
 */
export async function stopServer(server: RunningServer, installation: Installation): Promise<void> {
  server.child?.ref();
  const gone = (): true | null => (processIdentity(server.pid) === null ? true : null);
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (gone() !== null) return;
    signalServer(server, installation, signal);
    if ((await poll(gone, FAST_STOP_TIMEOUT_MS)) !== null) return;
  }
}

function signalServer(
  server: RunningServer,
  { binaries, folder, account }: Installation,
  signal: "SIGINT" | "SIGQUIT",
): void {
  if (process.platform !== "win32") {
    process.kill(server.pid, signal);
    return;
  }
  const mode = signal === "SIGINT" ? "fast" : "immediate";
  const call = invocation(account, binaries.pgCtl, [
    "stop",
    "-D",
    folder.cluster,
    "-m",
    mode,
    "-W",
  ]);
  spawn(call.file, call.args, { ...call.options, stdio: "ignore" }).unref();
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1");
    const end = (answered: boolean): void => {
      socket.destroy();
      done(answered);
    };
    socket.once("connect", () => end(true)).once("error", () => end(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = net.createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => done(port));
    });
  });
}
